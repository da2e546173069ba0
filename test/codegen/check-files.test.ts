import { expect, test } from 'vitest';
import { checkFiles } from '../../src/codegen/check-files.js';
import { createGeneratorCache } from '../../src/codegen/generator-cache.js';
import { finish } from '../../src/codegen/pausable.js';

const checkAll = (...given: Parameters<typeof checkFiles>) => finish(checkFiles(...given));

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
  const { value, problems } = checkAll([good, bad], createGeneratorCache());
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
    checkAll([file('out/x.ts', textOf(list))], cache).problems.length;
  expect(check(pieces)).toBe(0);
  expect(check([...pieces, 'export const e = c() + d;'])).toBe(0);
  expect(check([...pieces, 'export const e = unheard();'])).toBe(1);
  expect(check([...pieces, 'export const e = unheard();'])).toBe(1);
  expect(check(pieces)).toBe(0);
});

test('a statement that begins in the middle of a piece is found, whatever was known before', () => {
  const cache = createGeneratorCache();
  const good = "export const a = 'x';\n\nexport const b = 'y';\n";
  expect(checkAll([file('out/x.ts', good)], cache).problems).toEqual([]);
  for (const bad of [
    "export const a = 'x'; eval(a);",
    "export const a = 'x';\n\nb();",
    'export const a = `\u0024{b}',
  ])
    expect(
      checkAll([file('out/x.ts', `${bad}\n\nexport const b = 'y';\n`)], cache).problems,
      bad,
    ).toHaveLength(1);
});

test('a long file is read in parts that know of one another, and every part is read', () => {
  const many = Array.from(
    { length: 500 },
    (_, i) => `export function f${i}() {\n  return a(f${(i * 7) % 500});\n}`,
  );
  const check = (list: readonly string[]) => {
    const text = `${['// Generated.', 'import { a } from "./a.js";', ...list].join('\n\n')}\n`;
    const work = checkFiles([file('out/x.ts', text)], createGeneratorCache());
    let pauses = 0;
    let step = work.next();
    for (; !step.done; step = work.next()) pauses++;
    return { pauses, refused: step.value.problems.length };
  };
  expect(check(many)).toEqual({ pauses: 6, refused: 0 });
  for (const at of [0, 99, 100, 250, 499])
    for (const bad of [
      'export const e = unheard();',
      'f1();',
      '(f1)();',
      '`${f1}`;',
      'export function g() {',
    ])
      expect(check(many.with(at, bad)).refused, `${at} ${bad}`).toBe(1);
});
