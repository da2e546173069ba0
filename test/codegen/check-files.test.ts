import { expect, test } from 'vitest';
import { checkFiles } from '../../src/codegen/check-files.js';
import { createGeneratorCache } from '../../src/codegen/generator-cache.js';

const file = (path: string, text: string) => ({
  path,
  text,
  pieces: text.trimEnd().split('\n\n'),
  body: text,
  manifestName: 'flow.handoff.json',
});

test('what the generator never prints is held back, the rest is not', () => {
  const good = file('out/types.ts', 'export type A = string;\n');
  const bad = file('out/handoffs/x.ts', "export const a = 'x';\nglobalThis.pwned = 1;\n");
  const { value, problems } = checkFiles([good, bad], createGeneratorCache());
  expect(value).toEqual([good]);
  expect(problems).toMatchObject([{ code: 'generated-text-refused', severity: 'error' }]);
  expect(problems[0]?.message).toMatch(/^out\/handoffs\/x\.ts is held back/);
});

test('what passed is not read again, what is new or was refused is', () => {
  const cache = createGeneratorCache();
  const head = '// Generated.\n\nimport { a } from "./a.js";';
  const pieces = ['export const b = a;', 'function c() {\n  return b;\n}', 'export const d = c();'];
  const textOf = (list: readonly string[]) => `${[head, ...list].join('\n\n')}\n`;
  const check = (list: readonly string[]) =>
    checkFiles([file('out/x.ts', textOf(list))], cache).problems.length;
  expect(check(pieces)).toBe(0);
  expect(check([...pieces, 'export const e = c() + d;'])).toBe(0);
  expect(check([...pieces, 'export const e = unheard();'])).toBe(1);
  expect(check([...pieces, 'export const e = unheard();'])).toBe(1);
  expect(check(pieces)).toBe(0);
});

test('a statement that begins in the middle of a piece is found, whatever was known before', () => {
  const cache = createGeneratorCache();
  const good = "export const a = 'x';\n\nexport const b = 'y';\n";
  expect(checkFiles([file('out/x.ts', good)], cache).problems).toEqual([]);
  for (const bad of [
    "export const a = 'x'; eval(a);",
    "export const a = 'x';\n\nb();",
    'export const a = `\u0024{b}',
  ])
    expect(
      checkFiles([file('out/x.ts', `${bad}\n\nexport const b = 'y';\n`)], cache).problems,
      bad,
    ).toHaveLength(1);
});
