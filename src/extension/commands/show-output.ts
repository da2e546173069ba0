import type { Command } from './command.js';

/** Shows the output channel. */
export const showOutput: Command = { id: 'handoff.showOutput', run: ({ log }) => log.show(true) };
