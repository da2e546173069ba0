import type { CanvasCommand } from '../../protocol.js';
import type { Command } from './command.js';

/** Commands that the canvas in sight carries out itself, by their ids. */
const onCanvas: Readonly<Record<string, CanvasCommand>> = {
  'handoff.canvas.tidy': 'tidy',
  'handoff.canvas.fit': 'fit',
  'handoff.canvas.search': 'search',
  'handoff.canvas.addAgent': 'add-agent',
};

/** One command for each. */
export const canvasCommands: readonly Command[] = Object.entries(onCanvas).map(([id, command]) => ({
  id,
  run: ({ canvases }) => canvases.active()?.post({ type: 'command', command }),
}));
