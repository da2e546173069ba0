/**
 * Holds the containment engine against public suites of schema pairs and prints the table of docs/compat.md.
 *
 *   npm run bench -- compat [--list] [--only SUITE] [--suites FOLDER]
 *   npm run bench -- compat --families [--list] [--only FAMILY]
 *
 * `--list` shows every answer that its label does not share, every unknown and every slow one. `--families` asks of the
 * project's own large schemas instead: unions of hundreds, deep nesting, products of patterns.
 */

import { FAMILIES } from '../test/compat/families/index.js';
import { type Answer, answerAll, type Standing } from '../test/compat/score.js';
import { type CompatSuite, readCompatSuites, suitesArePresent, suitesPath } from '../test/compat/suites.js';

const argument = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : (process.argv[at + 1] ?? '');
};

const ofFamilies = argument('families') !== undefined;
const folder = argument('suites') ?? suitesPath;
if (!ofFamilies && !suitesArePresent(folder)) {
  console.error(`No suites at ${folder}: name their folder with --suites or COMPAT_SUITES.`);
  process.exit(2);
}

const slow = 100;
const only = argument('only') ?? '';
const listing = argument('list') !== undefined;

const count = (answers: readonly Answer[], standing: Standing): number =>
  answers.filter(answer => answer.standing === standing).length;

const percentile = (answers: readonly Answer[], part: number): string => {
  const times = answers.map(answer => answer.milliseconds).sort((a, b) => a - b);
  return (times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0).toFixed(2);
};

const columns: readonly (readonly [string, (answers: readonly Answer[]) => string | number])[] = [
  ['questions', answers => answers.length],
  ['labelled', answers => answers.filter(answer => answer.question.expected !== undefined).length],
  ['right', answers => count(answers, 'right')],
  ['label refuted by a witness', answers => count(answers, 'refuted by witness')],
  ['label refuted by argument', answers => count(answers, 'refuted by argument')],
  ['**false compatible**', answers => count(answers, 'false compatible')],
  ['**false incompatible**', answers => count(answers, 'false incompatible')],
  ['unknown', answers => `${((100 * count(answers, 'unknown')) / answers.length).toFixed(1)} %`],
  ['witnesses ajv confirms', answers => answers.filter(answer => answer.confirmed === true).length],
  ['disputes', answers => answers.filter(answer => answer.confirmed === false).length],
  ['median ms', answers => percentile(answers, 0.5)],
  ['p99 ms', answers => percentile(answers, 0.99)],
];

function show({ question, result, standing, milliseconds }: Answer): void {
  const short = (value: unknown) => JSON.stringify(value).slice(0, 1000);
  console.log(`${standing}, ${milliseconds.toFixed(0)} ms: ${question.id}`);
  console.log(`  a ${short(question.a)}\n  b ${short(question.b)}\n  ${short(result)}`);
}

/** Each family at each size as a suite; both directions are asked. */
const familySuites = (): CompatSuite[] =>
  Object.entries(FAMILIES).flatMap(([name, { make, sizes }]) =>
    sizes.map(size => ({
      name: `${name} of ${size}`,
      questions: make(size).flatMap(pair => [
        { id: `${pair.name} (backward)`, a: pair.old, b: pair.next, expected: pair.backward },
        { id: `${pair.name} (forward)`, a: pair.next, b: pair.old, expected: pair.forward },
      ]),
    })),
  );

const row = (cells: readonly (string | number)[]) => console.log(`| ${cells.join(' | ')} |`);
const rows = (ofFamilies ? familySuites() : readCompatSuites(folder))
  .filter(({ name }) => name.startsWith(only))
  .map(suite => {
    const answers = answerAll(suite, ofFamilies ? 1 : 3, ofFamilies ? 'disputed' : 'all');
    const fine = ({ standing, confirmed, milliseconds }: Answer) =>
      ['right', 'unlabelled'].includes(standing) && confirmed !== false && milliseconds < slow;
    if (listing) for (const answer of answers) if (!fine(answer)) show(answer);
    return [suite.name, ...columns.map(([, cell]) => cell(answers))];
  });
row(['suite', ...columns.map(([title]) => title)]);
row(['---', ...columns.map(() => '---:')]);
for (const cells of rows) row(cells);
