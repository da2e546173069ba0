import { expect, it } from 'vitest';
import { markOf, problemsOf } from '../../src/webview/marks.js';

it('marks every entity that a problem is about, each once', () => {
  const problems = [
    {
      code: 'live-versions-clash',
      severity: 'error' as const,
      message: 'they do not understand each other',
      path: ['handoffs', 'a-to-b', 'version'],
      also: [
        ['agents', 'a'],
        ['agents', 'b'],
        ['handoffs', 'a-to-b'],
      ],
      fixes: [],
    },
  ];
  const errors = (kind: 'agent' | 'handoff', id: string) => markOf(problems, { kind, id })?.errors;
  expect([
    errors('handoff', 'a-to-b'),
    errors('agent', 'a'),
    errors('agent', 'b'),
    errors('agent', 'c'),
  ]).toEqual([1, 1, 1, undefined]);
  expect(problemsOf(problems, { kind: 'agent', id: 'b' })).toEqual([{ index: 0, problem: problems[0] }]);
  expect(problemsOf(problems, undefined)).toEqual([]);
});
