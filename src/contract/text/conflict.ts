import type { Problem } from '../problem.js';

/** A text without its merge-conflict markers: our side stays, everything else is blanked, so offsets still hold. */
export interface ConflictFreeText {
  readonly text: string;
  readonly problems: readonly Problem[];
}

const marker = /^(?:<{7}(?= |\r?$)|\|{7}(?= |\r?$)|={7}(?=\r?$)|>{7}(?= |\r?$)).*$/gm;

/** Finds merge conflicts as git writes them (`merge` and `diff3` styles); undefined when there are none. */
export function readConflicts(text: string): ConflictFreeText | undefined {
  if (!text.includes('<<<<<<<')) return undefined;
  const problems: Problem[] = [];
  let kept = '';
  let from = 0;
  let start: number | undefined;
  let hidden = false;
  for (const found of text.matchAll(marker)) {
    const line = found[0];
    const end = found.index + line.length;
    const opens = line.startsWith('<');
    // A row of “=” or “>” outside a conflict is not ours to judge: the reader will complain about it.
    if (opens ? start !== undefined : start === undefined) continue;
    const before = text.slice(from, found.index);
    kept += (hidden ? blank(before) : before) + blank(line);
    from = end;
    if (opens) start = found.index;
    else if (line.startsWith('>')) {
      problems.push(conflictAt(start as number, end));
      start = undefined;
      hidden = false;
    } else hidden = true;
  }
  if (start !== undefined) problems.push(conflictAt(start, text.length));
  if (problems.length === 0) return undefined;
  const rest = text.slice(from);
  return { text: kept + (hidden ? blank(rest) : rest), problems };
}

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

const conflictAt = (start: number, end: number): Problem => ({
  code: 'merge-conflict',
  severity: 'error',
  message:
    'Two versions of this part are in conflict: keep one of them, or both by hand, and remove the <<<<<<<, ======= and >>>>>>> lines. Until then only the text can be edited.',
  path: [],
  range: { start, end },
});
