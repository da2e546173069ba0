import type { DragEvent } from 'react';
import type { AgentRole } from '../../contract/manifest/agent.js';
import { agentRoles } from '../../contract/manifest/agent.js';
import type { Designer } from '../designer.js';
import { addAgent, addState } from '../making.js';
import { sizes } from './sizes.js';

/** What the palette puts on a drag. */
export type PaletteItem = AgentRole | 'store' | 'deadLetterQueue';

const mime = 'application/x-handoff-palette';

/** Makes a row of the palette draggable onto the canvas. */
export const startPaletteDrag = (event: DragEvent, item: PaletteItem): void => {
  event.dataTransfer.setData(mime, item);
  event.dataTransfer.effectAllowed = 'copy';
};

export const isPalette = (event: DragEvent): boolean => event.dataTransfer.types.includes(mime);

/** Adds what was dragged from the palette, its middle under the pointer. */
export function dropped(event: DragEvent, designer: Designer, container: HTMLElement | null): void {
  const item = event.dataTransfer.getData(mime);
  const at = designer.view.current?.toCanvas(event.clientX, event.clientY);
  if (!item || !at || !container) return;
  event.preventDefault();
  const size = item === 'store' ? sizes.store : item === 'deadLetterQueue' ? sizes.queue : sizes.agent;
  const corner = { x: Math.round(at.x - size.width / 2), y: Math.round(at.y - size.height / 2) };
  if (item === 'store' || item === 'deadLetterQueue') addState(designer, item, corner);
  else {
    const role = agentRoles.find(known => known === item);
    if (role) addAgent(designer, role, corner);
  }
  designer.view.current?.focus();
}
