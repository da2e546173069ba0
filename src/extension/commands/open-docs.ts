import { openDocs } from '../problems/docs.js';
import type { Command } from './command.js';

/** Opens the page about a problem's code; the link of each problem. */
export const openDocsPage: Command = {
  id: 'handoff.openDocs',
  run: ({ context }, code) => openDocs(context, String(code ?? '')),
};
