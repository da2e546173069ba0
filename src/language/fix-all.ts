import {
  applyEdits,
  applyIntents,
  type ParsedManifest,
  parseManifest,
  type TextEdit,
} from '../contract/index.js';
import type { Problem } from '../contract/problem.js';

/** More fixes than this in one go are a fix that does not fix. */
const maxFixes = 500;

/**
 * The text after every preferred fix has been applied, one after the other, each checked anew. A fix that leaves its
 * problem, adds an error or goes back to an earlier text is left out. Applying it to its own result changes nothing.
 */
export function fixAll(start: ParsedManifest, check: (parsed: ParsedManifest) => readonly Problem[]): string {
  let parsed = start;
  let problems = check(parsed);
  let useless = new Set<string>();
  const seen = new Set([start.text]);
  for (let i = 0; i < maxFixes; i++) {
    const next = problems.find(problem => preferredIntents(problem) && !useless.has(keyOf(problem)));
    if (!next) break;
    const { edits, problems: refusals } = applyIntents(parsed, preferredIntents(next) ?? []);
    const after = refusals.length > 0 ? undefined : parseManifest(applyEdits(parsed.text, edits), parsed);
    const left = after && !seen.has(after.text) ? check(after) : undefined;
    const isBetter = left && !left.some(same(next)) && countErrors(left) <= countErrors(problems);
    if (!after || !isBetter) {
      useless.add(keyOf(next));
      continue;
    }
    seen.add(after.text);
    useless = new Set();
    parsed = after;
    problems = left;
  }
  return parsed.text;
}

/** One edit that turns `before` into `after` and touches as little as it can, in whole line ends and characters. */
export function trimEdit(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  while (start > 0 && (isInside(before, start) || isInside(after, start))) start--;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  while (end > 0 && (isInside(before, before.length - end) || isInside(after, after.length - end))) end--;
  return { offset: start, length: before.length - start - end, text: after.slice(start, after.length - end) };
}

/** True between the two halves of a line end or of a character. */
const isInside = (text: string, offset: number): boolean =>
  /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(text.slice(offset - 1, offset + 1));

const preferredIntents = (problem: Problem) =>
  problem.fixes?.find(fix => fix.preferred && fix.intents && !fix.action)?.intents;

const keyOf = ({ code, path, message }: Problem): string => JSON.stringify([code, path, message]);

const same = (a: Problem) => (b: Problem) => keyOf(a) === keyOf(b);

const countErrors = (problems: readonly Problem[]): number =>
  problems.filter(({ severity }) => severity === 'error').length;
