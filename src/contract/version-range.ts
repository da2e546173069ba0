import satisfies from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';

/** Remembers answers by text: a large workflow asks about the same few ranges thousands of times a keystroke. */
function remember(ask: (text: string) => boolean): (text: string) => boolean {
  const answers = new Map<string, boolean>();
  return text => {
    let answer = answers.get(text);
    if (answer === undefined) {
      if (answers.size > 1000) answers.clear();
      answer = ask(text);
      answers.set(text, answer);
    }
    return answer;
  };
}

/** True for an npm-style range of versions. */
export const isRange = remember(range => validRange(range) !== null);

const accepts = remember(question => {
  const [version = '', range = ''] = question.split('\n', 2);
  return satisfies(version, range);
});

/** Whether a range admits a version; a pre-release only where the range names one, as npm has it. */
export const rangeAccepts = (range: string, version: string): boolean =>
  accepts(`${version}\n${range.replaceAll('\n', ' ')}`);

/** True for a range that admits every later major version, so that it holds back nothing. */
export const isOpenEnded = (range: string): boolean => rangeAccepts(range, '999999.0.0');
