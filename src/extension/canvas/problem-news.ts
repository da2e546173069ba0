import type { CanvasProblem, ShownProblem } from '../../protocol.js';
import { equalJson, type Json } from '../../schema/json.js';

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
  return { problems: now.slice(head, now.length - tail).map(withoutRemedies), head, tail };
}

/** Problems of what was not edited are mostly the same objects still. */
const isSame = (a: ShownProblem | undefined, b: ShownProblem | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && equalJson(a as unknown as Json, b as unknown as Json));

const withoutRemedies = ({ fixes, ...problem }: ShownProblem): CanvasProblem => ({
  ...problem,
  fixes: fixes.map(({ title }) => ({ title })),
});
