import type { ChangeCategory } from '../../contract/diff/change.js';
import type { ChangeSign } from '../../picture/flow.js';

/** How each kind of change is drawn and said: a sign of its own beside the colour. */
export const signs: Readonly<Record<ChangeSign, { readonly sign: string; readonly word: string }>> = {
  added: { sign: '+', word: 'Added' },
  removed: { sign: '−', word: 'Removed' },
  changed: { sign: '~', word: 'Changed' },
  renamed: { sign: '→', word: 'Renamed' },
  moved: { sign: '↔', word: 'Moved' },
};

/** The categories as the filter names them. */
export const categoryWords: Readonly<
  Record<ChangeCategory, { readonly word: string; readonly help: string }>
> = {
  contract: { word: 'Contract', help: 'Payloads, versions, context, failure modes, what agents accept' },
  wiring: { word: 'Wiring', help: 'Agents, handoffs, stores, the pattern' },
  layout: { word: 'Layout', help: 'Where cards stand' },
};
