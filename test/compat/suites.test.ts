import { describe, expect, it } from 'vitest';
import { type Answer, answerAll } from './score.js';
import { readCompatSuites, suitesArePresent, suitesPath } from './suites.js';

const present = suitesArePresent();
if (!present)
  console.warn(
    `\n!!! COMPATIBILITY SUITES NOT FOUND at ${suitesPath}: set COMPAT_SUITES. Only the project's own tables run. !!!\n`,
  );

describe.runIf(present)('public suites', () => {
  it.each(present ? readCompatSuites() : [])('$name: nothing false, little unknown', suite => {
    const answers = answerAll(suite, 1, 'disputed');
    const named = (wanted: (answer: Answer) => boolean) =>
      answers.filter(wanted).map(({ question, result }) => [question.id, result]);
    expect(named(({ standing }) => standing.startsWith('false'))).toEqual([]);
    expect(named(({ standing }) => standing === 'unknown').length / answers.length).toBeLessThanOrEqual(0.05);
  });
});
