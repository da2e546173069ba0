import { isMissingPart } from '../../contract/index.js';
import type { CanvasProblem, ShownProblem } from '../../protocol.js';

/** What a canvas is sent of its problems: those between a head and a tail that it has already. */
export interface ProblemNews {
  readonly problems: readonly CanvasProblem[];
  readonly head: number;
  readonly tail: number;
}

/**
 * What is new in a list of problems. An edit concerns few of them, and a workflow may have thousands, each with fixes
 * that hold whole entities: the canvas gets those that are not as before, and of fixes what they are called.
 */
export function problemNews(before: readonly ShownProblem[], now: readonly ShownProblem[]): ProblemNews {
  const most = Math.min(before.length, now.length);
  let head = 0;
  while (head < most && isSame(before[head], now[head])) head++;
  let tail = 0;
  while (tail < most - head && isSame(before.at(-1 - tail), now.at(-1 - tail))) tail++;
  return { problems: now.slice(head, now.length - tail).map(toCanvas), head, tail };
}

/** What a canvas is sent of a problem, as text: comparing texts is far quicker than comparing what they say. */
const texts = new WeakMap<ShownProblem, string>();

function textOf(problem: ShownProblem): string {
  const text = texts.get(problem) ?? JSON.stringify(toCanvas(problem));
  texts.set(problem, text);
  return text;
}

const isSame = (a: ShownProblem | undefined, b: ShownProblem | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.message === b.message && textOf(a) === textOf(b));

function toCanvas(problem: ShownProblem): CanvasProblem {
  const { fixes, ...rest } = problem;
  return {
    ...rest,
    fixes: fixes.map(({ title }) => title),
    ...(isMissingPart(problem) && { isMissingPart: true }),
  };
}
