import type { Language } from '../../schema/pattern/language.js';
import type { Words } from '../../schema/pattern/words.js';
import type { Atom } from '../formula.js';
import { samplesOf } from './format-samples.js';
import { found, general, maxSteps, NONE, type Outcome, type Solver, unknown } from './solver.js';

/** The n-th string of exactly `length` code points that are pleasant to read: aaa, baa, caa, … */
function plainString(length: number, n: number): string {
  let rest = n;
  let text = '';
  for (let i = 0; i < Math.min(length, 8); i++) {
    text += String.fromCharCode(97 + (rest % 26));
    rest = Math.floor(rest / 26);
  }
  return text + 'a'.repeat(Math.max(0, length - 8));
}

function plain(min: number, max: number, excluded: ReadonlySet<string>): Outcome {
  for (let length = min; length <= Math.min(max, min + 2); length++) {
    const count = Math.min(26 ** Math.min(length, 8), excluded.size + 1);
    for (let n = 0; n < count; n++) {
      const text = plainString(length, n);
      if (!excluded.has(text)) return found(text);
    }
  }
  if (max === 0) return NONE;
  for (let point = 0x20; point < 0x20 + excluded.size + 0x1000; point++) {
    const text = String.fromCodePoint(point).repeat(Math.max(1, min));
    if (!excluded.has(text)) return found(text);
  }
  return NONE;
}

/** Two patterns are held against each other for this many steps at most, where there are more than two. */
const pairSteps = 500;

/** True when two of the patterns that are asked for share no word, or one that is refused has all words of one. */
function isEmptyInPairs(asked: readonly Language[], refused: readonly Language[], words: Words): boolean {
  const { algebra } = words;
  const isEmpty = (a: Language, b: Language): boolean =>
    words.shortest(algebra.both([a, b]), pairSteps).kind === 'none';
  return asked.some(
    (one, i) =>
      asked.slice(i + 1).some(other => isEmpty(one, other)) ||
      refused.some(other => isEmpty(one, algebra.not(other))),
  );
}

/** Finds a shortest string. Formats that are asserted are opaque: equal ones cancel, others are sampled. */
export function solveString(atoms: readonly Atom[], { words, formats, spend }: Solver): Outcome {
  let min = 0;
  let max = Infinity;
  const excluded = new Set<string>();
  const patterns: { readonly name: string; readonly negated: boolean }[] = [];
  const asserted: { readonly name: string; readonly negated: boolean }[] = [];
  for (const atom of atoms) {
    if (atom.is === 'size') {
      min = Math.max(min, Math.ceil(atom.min));
      max = Math.min(max, Math.floor(atom.max));
    } else if (atom.is === 'noneOf') for (const value of atom.values) excluded.add(value as string);
    else if (atom.is === 'pattern') patterns.push(atom);
    else if (atom.is === 'format') asserted.push(atom);
  }
  if (min > max) return NONE;
  const clash = (list: typeof patterns) =>
    list.some(one => !one.negated && list.some(other => other.negated && other.name === one.name));
  if (clash(patterns) || clash(asserted)) return NONE;
  if (patterns.length === 0 && asserted.length === 0) return plain(min, max, excluded);

  const { algebra } = words;
  const asked: Language[] = [];
  const refused: Language[] = [];
  let irregular: string | undefined;
  for (const { name, negated } of patterns) {
    const language = words.pattern(name);
    if (language) (negated ? refused : asked).push(language);
    else irregular = name;
  }
  const suits = (text: string): boolean => {
    const length = [...text].length;
    if (length < min || length > max || excluded.has(text)) return false;
    return (
      patterns.every(({ name, negated }) => words.matches(name, text) === !negated) &&
      asserted.every(({ name, negated }) => (formats.get(name)?.(text) ?? true) !== negated)
    );
  };
  const lengths = { min, max };
  if (refused.length > 1 || excluded.size > 0) {
    // Many refusals multiply to large automata, and mostly refuse nothing of what is asked for.
    const plain = words.shortest(algebra.both(asked), maxSteps, lengths, spend);
    if (plain.kind === 'none') return NONE;
    if (plain.kind === 'word' && suits(plain.word)) return found(plain.word);
  }
  if (patterns.length > 2 && isEmptyInPairs(asked, refused, words)) return NONE;
  const parts = [...asked, ...refused.map(algebra.not)];
  if (excluded.size > 0) parts.push(algebra.not(algebra.either([...excluded].map(algebra.literal))));
  const search = words.shortest(algebra.both(parts), maxSteps, lengths, spend);
  if (search.kind === 'none') return NONE;
  const candidates = search.kind === 'word' ? [search.word] : [];
  if (asserted.length > 0 || irregular !== undefined || search.kind === 'budget')
    candidates.push(...samplesOf(asserted.map(({ name }) => name)));
  const text = candidates.find(suits);
  if (text !== undefined) return found(text);
  const format = asserted[0];
  if (format) return unknown(general('format', `the values of the format ${format.name} are not known`));
  return unknown(
    general('pattern', irregular ? `${irregular} is not a regular language` : 'the patterns are too complex'),
  );
}
