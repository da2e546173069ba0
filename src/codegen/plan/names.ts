import { identifier } from '../print/index.js';

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

/** Gives every handoff its names, in the manifest's order; ids are unique, names are made so. */
export function nameHandoffs(ids: readonly string[]): ReadonlyMap<string, HandoffNames> {
  const taken = new Set<string>();
  const files = new Set(['index']);
  const names = new Map<string, HandoffNames>();
  for (const id of ids) {
    const type = identifier(id, taken);
    const constant = identifier(type, new Set(), 'camel');
    const stem = deviceName.test(id) ? `${id}-handoff` : id;
    let file = stem;
    for (let n = 2; files.has(file.toLowerCase()); n++) file = `${stem}-${n}`;
    files.add(file.toLowerCase());
    names.set(id, { type, constant, file });
  }
  return names;
}

/** Every name that a handoff's module exports, so that no payload type takes one of them. */
export const exportedNames = ({ type, constant }: HandoffNames): string[] => [
  constant,
  `seal${type}`,
  `open${type}`,
  `${type}Input`,
  `${type}Envelope`,
  `${type}Failure`,
  `${type}Work`,
];
