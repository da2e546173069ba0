import { identifier } from '../print/index.js';
import { publicNames } from './public-names.js';

/** What a handoff is called in generated code. */
export interface HandoffNames {
  /** `TriageToBilling`: stem of its types and functions. */
  readonly type: string;
  /** `triageToBilling`: its contract. */
  readonly constant: string;
  /** `triage-to-billing`: stem of its file names, unique where case is ignored and no device on Windows. */
  readonly file: string;
}

const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * Gives every handoff its names, in the manifest's order: ids are unique, names are made so, and nothing that a
 * handoff's module exports is what another's or the runtime exports (`seal`; `openTicket`, of `ticket` and `open-ticket`).
 */
export function nameHandoffs(ids: readonly string[]): ReadonlyMap<string, HandoffNames> {
  const stems = new Set<string>();
  const exported = new Set(publicNames);
  const files = new Set(['index']);
  const names = new Map<string, HandoffNames>();
  for (const id of ids) {
    const stem = deviceName.test(id) ? `${id}-handoff` : id;
    let file = stem;
    for (let n = 2; files.has(file.toLowerCase()); n++) file = `${stem}-${n}`;
    files.add(file.toLowerCase());
    let named: HandoffNames;
    do {
      const type = identifier(id, stems);
      named = { type, constant: identifier(type, new Set(), 'camel'), file };
    } while (exportedNames(named).some(name => exported.has(name)));
    for (const name of exportedNames(named)) exported.add(name);
    names.set(id, named);
  }
  return names;
}

/** Every name that a handoff's module may export, so that no payload type takes one of them. */
export const exportedNames = ({ type, constant }: HandoffNames): string[] => [
  constant,
  `seal${type}`,
  `open${type}`,
  `${type}Input`,
  `${type}Envelope`,
  `${type}SideEffect`,
  `${type}Retryable`,
  `${type}Escalated`,
  `${type}Work`,
];
