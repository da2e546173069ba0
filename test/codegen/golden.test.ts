import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import type { Issue } from '../../src/runtime/validation.js';
import { compile } from './support/compile.js';
import { filesBelow, generateFile } from './support/generate-file.js';
import { loadGenerated } from './support/load.js';

/**
 * Each folder of golden/ is a workspace: a manifest, what is generated from it (reviewed as files; runtime files, which
 * are all alike, are left out), problems.json where there are any, and values.json with accept and reject tables.
 * `UPDATE_GOLDEN=1 npx vitest run test/codegen/golden` writes them anew.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), 'golden');
const cases = readdirSync(root).filter(name => existsSync(join(root, name, 'flow.handoff.json')));
const update = process.env.UPDATE_GOLDEN === '1';

const isRuntime = (path: string): boolean => /\/runtime\//.test(path);

describe.each(cases)('%s', name => {
  const folder = join(root, name);
  const manifest = join(folder, 'flow.handoff.json');

  test('generates what was reviewed', async () => {
    const { files, problems } = await generateFile(manifest);
    const texts = new Map(files.filter(file => !isRuntime(file.path)).map(file => [file.path, file.text]));
    const listed = `${JSON.stringify(problems, undefined, 2)}\n`;
    if (problems.length > 0) texts.set('problems.json', listed);
    if (update) {
      rmSync(join(folder, 'out'), { recursive: true, force: true });
      rmSync(join(folder, 'problems.json'), { force: true });
      for (const [path, text] of texts) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
    }
    const reviewed = filesBelow(folder).filter(path => path.startsWith('out/') || path === 'problems.json');
    expect(reviewed).toEqual([...texts.keys()].sort());
    for (const [path, text] of texts) expect(readFileSync(join(folder, path), 'utf8'), path).toBe(text);
  });

  test('is deterministic', async () => {
    const [once, again] = await Promise.all([generateFile(manifest), generateFile(manifest)]);
    expect(again).toEqual(once);
  });

  test('prettier has nothing to change', async () => {
    const { files } = await generateFile(manifest);
    for (const { path, text } of files)
      expect(
        await format(text, { filepath: path, singleQuote: true, printWidth: 100, arrowParens: 'avoid' }),
        path,
      ).toBe(text);
  });

  const values = join(folder, 'values.json');
  test.skipIf(!existsSync(values))('accepts and rejects values as it should', async () => {
    const tables = JSON.parse(readFileSync(values, 'utf8')) as Record<
      string,
      { accept: unknown[]; reject: [unknown, string][] }
    >;
    const { files } = await generateFile(manifest);
    const loaded = await loadGenerated(new Map(files.map(file => [file.path, file.text])), 'out/index.ts');
    for (const [type, { accept, reject }] of Object.entries(tables)) {
      const is = loaded[`is${type}`] as (value: unknown) => boolean;
      const explain = loaded[`explain${type}`] as (value: unknown) => Issue[];
      for (const value of accept)
        expect([is(value), explain(value)], JSON.stringify(value)).toEqual([true, []]);
      for (const [value, place] of reject) {
        expect(is(value), JSON.stringify(value)).toBe(false);
        expect(
          explain(value).map(issue => `${issue.pointer} ${issue.keyword}`),
          JSON.stringify(value),
        ).toContain(place);
      }
    }
  });
});

test('all cases compile in one strict program, as Node and as bundlers resolve modules', async () => {
  const scratch = join(root, '../../../.cache/golden');
  rmSync(scratch, { recursive: true, force: true });
  const written: string[] = [];
  for (const name of cases) {
    const { files } = await generateFile(join(root, name, 'flow.handoff.json'));
    for (const { path, text } of files) {
      const target = join(scratch, name, path);
      mkdirSync(dirname(target), { recursive: true });
      // What readers' compilers skip is checked here.
      writeFileSync(target, text.replace(/^\/\/ @ts-nocheck .*\n/m, ''));
      if (path.endsWith('.ts')) written.push(target);
    }
    // How agents use it: what has to compile, and what must not.
    const use = join(root, name, 'use.ts');
    if (existsSync(use)) {
      copyFileSync(use, join(scratch, name, 'use.ts'));
      written.push(join(scratch, name, 'use.ts'));
    }
  }
  expect(written.length).toBeGreaterThan(cases.length);
  writeFileSync(join(scratch, 'package.json'), '{ "type": "module" }\n');
  // Every signature is written out, so that declarations can be made file by file.
  const isolated = { declaration: true, isolatedDeclarations: true };
  expect(compile(written, 'node', isolated)).toEqual([]);
  expect(
    compile(
      written.filter(path => path.includes('/everything/')),
      'bundler',
    ),
  ).toEqual([]);
}, 300_000);
