import { expect, test } from 'vitest';
import { checkFiles } from '../../src/codegen/check-files.js';
import { createGeneratorCache } from '../../src/codegen/generator-cache.js';

const file = (path: string, text: string) => ({ path, text, body: text });

test('what the generator never prints is held back, the rest is not', () => {
  const good = file('out/types.ts', 'export type A = string;\n');
  const bad = file('out/handoffs/x.ts', "export const a = 'x';\nglobalThis.pwned = 1;\n");
  const { value, problems } = checkFiles([good, bad], createGeneratorCache());
  expect(value).toEqual([good]);
  expect(problems).toMatchObject([{ code: 'generated-text-refused', severity: 'error' }]);
  expect(problems[0]?.message).toMatch(/^out\/handoffs\/x\.ts is held back.*line 2/);
});

test('what was checked is not checked again, what was refused is', () => {
  const cache = createGeneratorCache();
  const bad = file('out/a.ts', 'eval(1);\n');
  for (let time = 0; time < 2; time++) expect(checkFiles([bad], cache).value).toEqual([]);
  const good = file('out/a.ts', 'export type A = string;\n');
  checkFiles([good], cache);
  expect([...cache.checked]).toEqual([good.body]);
});
