import { expect, test } from 'vitest';
import { cleanOutDir } from '../../src/codegen/out-path.js';
import { flow, generateFrom } from './support/flow.js';

test.each([
  ['src/handoffs', 'src/handoffs'],
  ['./src//handoffs/', 'src/handoffs'],
  ['out', 'out'],
  ['données/übergaben', 'données/übergaben'],
  ['.cache/generated', '.cache/generated'],
  ['console', 'console'],
])('%s is %s', (outDir, clean) => {
  expect(cleanOutDir(outDir)).toEqual({ ok: true, value: clean });
});

test.each([
  '',
  '.',
  './',
  '/',
  '/etc',
  '~',
  '~/x',
  '..',
  '../x',
  'a/../..',
  'a/../../b',
  'a/..',
  'C:',
  'C:\\x',
  'c:/x',
  '\\\\server\\x',
  'a\\..\\b',
  '.git',
  '.git/hooks',
  '.GIT/hooks',
  'sub/.git',
  'git~1',
  '.vscode',
  '.github/workflows',
  '.husky',
  'node_modules/x',
  'Node_Modules',
  'package.json',
  'con',
  'CON',
  'aux.txt',
  'src/nul',
  'com1',
  'LPT9.ts',
  'com¹',
  'a.',
  'a ',
  ' a',
  'a/ /b',
  'a\nb',
  'a\u0000b',
  'a\u202eb',
  'a:b',
  'a*',
  'a?',
  'a<b',
  'a|b',
  'a"b',
  '．ｇｉｔ',
  'x'.repeat(201),
])('%j is refused, and nothing is generated', async outDir => {
  expect(cleanOutDir(outDir).ok).toBe(false);
  if (outDir === '') return;
  const { files, problems } = await generateFrom(flow({ generate: { outDir } }));
  expect(files).toEqual([]);
  expect(problems).toMatchObject([{ code: 'out-dir', severity: 'error', path: ['generate', 'outDir'] }]);
});
