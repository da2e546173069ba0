import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemNews } from '../../src/extension/canvas/problem-news.js';
import type { ShownProblem } from '../../src/protocol.js';
import { reduce } from '../../src/webview/state.js';
import { problemAt, stateAfter } from '../webview/sample.js';

const shown = (code: string): ShownProblem => ({
  ...problemAt(['agents', code], { code }),
  fixes: [{ title: `Fix ${code}`, intents: [{ type: 'unset', path: ['agents', code] }] }],
});
const listOf = (codes: readonly string[]) => codes.map(shown);

describe('what is new in the problems', () => {
  it('gives the canvas the list that the host has, whatever became of it', () => {
    const codes = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 9 });
    fc.assert(
      fc.property(fc.array(codes, { minLength: 1, maxLength: 5 }), lists => {
        let sent: readonly ShownProblem[] = [];
        const messages = lists.map((list, version) => {
          const now = listOf(list);
          const news = problemNews(sent, now);
          sent = now;
          return { type: 'problems', version, ...news } as const;
        });
        const { problems } = stateAfter(...messages);
        expect(problems.map(({ code }) => code)).toEqual(lists.at(-1));
      }),
    );
  });

  it('is what changed, without what fixes would do', () => {
    const before = listOf(['a', 'b', 'c']);
    const news = problemNews(before, [...listOf(['a', 'x']), before[2] as ShownProblem]);
    expect(news).toMatchObject({ head: 1, tail: 1 });
    expect(news.problems).toEqual([{ ...problemAt(['agents', 'x']), code: 'x', fixes: ['Fix x'] }]);
  });

  it('says what completing the pattern takes away, which fixes alone tell', () => {
    const lacking = { ...shown('x'), code: 'event-log' };
    const gone = {
      ...lacking,
      fixes: [{ title: 'Remove', intents: [{ type: 'remove', targets: [] }] }],
    } as ShownProblem;
    const added = { ...lacking, fixes: [{ title: 'Add', intents: [] }] } as ShownProblem;
    expect(problemNews([], [added, gone]).problems.map(({ isMissingPart }) => isMissingPart)).toEqual([
      true,
      undefined,
    ]);
  });

  it('keeps the list of a canvas for which nothing is new', () => {
    const first = { type: 'problems', version: 1, ...problemNews([], listOf(['a', 'b'])) } as const;
    const again = {
      type: 'problems',
      version: 2,
      ...problemNews(listOf(['a', 'b']), listOf(['a', 'b'])),
    } as const;
    expect(again).toMatchObject({ problems: [], head: 2, tail: 0 });
    const once = stateAfter(first);
    const state = reduce(once, { type: 'host', message: again });
    expect(state.problems).toBe(once.problems);
    expect([state.problems.length, state.problemsVersion]).toEqual([2, 2]);
  });
});
