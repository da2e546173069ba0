import { getOwn } from '../json.js';
import { matcherOf } from '../pattern/match.js';
import type { KeywordCompiler } from './run.js';

/** Length in code points, as JSON Schema counts. */
export function lengthOf(text: string): number {
  let length = text.length;
  for (let i = 0; i + 1 < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xd800 || unit > 0xdbff) continue;
    const next = text.charCodeAt(i + 1);
    if (next >= 0xdc00 && next <= 0xdfff) {
      length--;
      i++;
    }
  }
  return length;
}

/** `1 character`, `2 characters`. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : plural}`;

const minLength: KeywordCompiler = site => {
  const limit = getOwn(site.schema, 'minLength');
  if (typeof limit !== 'number') return undefined;
  const message = `must have at least ${counted(limit, 'character')}`;
  return (value, run) =>
    typeof value !== 'string' || lengthOf(value) >= limit || site.fail(run, 'minLength', message);
};

const maxLength: KeywordCompiler = site => {
  const limit = getOwn(site.schema, 'maxLength');
  if (typeof limit !== 'number') return undefined;
  const message = `must have at most ${counted(limit, 'character')}`;
  return (value, run) =>
    typeof value !== 'string' ||
    value.length <= limit ||
    lengthOf(value) <= limit ||
    site.fail(run, 'maxLength', message);
};

const pattern: KeywordCompiler = site => {
  const source = getOwn(site.schema, 'pattern');
  if (typeof source !== 'string') return undefined;
  const matches = matcherOf(source);
  if (!matches) {
    return value => {
      if (typeof value === 'string') site.options.onUndecided?.(site.schema, 'pattern');
      return true;
    };
  }
  const message = `must match the pattern ${source}`;
  return (value, run) => {
    if (typeof value !== 'string') return true;
    const matched = matches(value);
    if (matched === undefined) site.options.onUndecided?.(site.schema, 'pattern');
    return matched !== false || site.fail(run, 'pattern', message);
  };
};

const format: KeywordCompiler = site => {
  const name = getOwn(site.schema, 'format');
  if (typeof name !== 'string') return undefined;
  if (!site.options.assertFormat && !site.graph.infoOf(site.schema)?.assertsFormat) return undefined;
  const checker = site.options.formats?.get(name);
  if (!checker) return undefined;
  const message = `must be a valid ${name}`;
  return (value, run) => typeof value !== 'string' || checker(value) || site.fail(run, 'format', message);
};

/** `minLength`, `maxLength` (code points), `pattern` (unanchored), `format` (when it is an assertion). */
export const strings: readonly KeywordCompiler[] = [minLength, maxLength, pattern, format];
