import type { Json } from '../../schema/json.js';

/** Names of parts that their keys do not say well. */
const named: Readonly<Record<string, string>> = {
  $schema: 'editor schema',
  p95LatencyMs: 'p95 latency in ms',
  outDir: 'output folder',
  ttl: 'TTL',
  promptVersion: 'prompt version',
  accepts: 'accepted versions',
  require: 'required fields',
};

/** A part's name in words: `retry › max attempts`. Ids below `accepts` and the like stay as they are. */
export const partName = (keys: readonly (string | number)[]): string =>
  keys.map((key, i) => (i === 1 && keys[0] === 'accepts' ? String(key) : wordOf(String(key)))).join(' › ');

const wordOf = (key: string): string =>
  named[key] ?? key.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);

/** Values longer than this are cut: the change list is for reading. */
const longest = 60;

/** A value on one line. */
export function valueWords(value: Json): string {
  const text = typeof value === 'string' ? `“${value.replace(/\s+/g, ' ')}”` : JSON.stringify(value);
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}

/** The first letter as at the beginning of a sentence. */
export const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
