import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contractRules } from '../../src/contract/index.js';

const root = path.resolve(import.meta.dirname, '../..');
const filesIn = (folder: string, ending: string) =>
  fs
    .readdirSync(path.join(root, folder))
    .filter(name => name.endsWith(ending))
    .map(name => name.slice(0, -ending.length));

/** Codes that come from reading and editing, not from rules. */
const otherCodes = [
  'duplicate-key',
  'edit-refused',
  'empty-manifest',
  'invalid-format',
  'invalid-id',
  'invalid-value',
  'merge-conflict',
  'missing-property',
  'newer-manifest-version',
  'not-an-object',
  'older-manifest-version',
  'out-of-range',
  'rule-crashed',
  'syntax-error',
  'too-deep',
  'trailing-comma',
  'unknown-key',
  'unknown-value',
  'wrong-type',
];
const notRules = ['check', 'index', 'rule', 'severity'];

describe('the registry of rules', () => {
  const ids = contractRules.map(rule => rule.id).sort();

  it('lists each id once', () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has one file for each rule, named after it', () => {
    expect(
      filesIn('src/contract/rules', '.ts')
        .filter(name => !notRules.includes(name))
        .sort(),
    ).toEqual(ids);
  });

  it('has one test for each rule', () => {
    expect(filesIn('test/contract/rules', '.test.ts').sort()).toEqual(ids);
  });

  it.each([...ids, ...otherCodes])('has a page about %s that says what, why and how to live with it', id => {
    const page = fs.readFileSync(path.join(root, 'docs/rules', `${id}.md`), 'utf8');
    expect(page).toContain(`\`${id}\``);
    for (const heading of ['# ', '## Why it matters', '## Living with it']) expect(page).toContain(heading);
    const rule = contractRules.find(each => each.id === id);
    if (rule) expect(page).toContain(`\`${id}\` · ${rule.severity}`);
  });

  it('has every page in the index', () => {
    const index = fs.readFileSync(path.join(root, 'docs/rules/README.md'), 'utf8');
    const missing = [...ids, ...otherCodes].filter(id => !index.includes(`(${id}.md)`));
    expect(missing).toEqual([]);
  });

  it('knows every code that reading and editing can give', () => {
    const sources = [
      'parse.ts',
      'text/read.ts',
      'text/conflict.ts',
      'manifest/issues.ts',
      'manifest/ids.ts',
      'manifest/unknown-keys.ts',
      'edit/apply.ts',
      'migrations/migrate.ts',
      'rules/check.ts',
    ];
    const text = sources
      .map(file => fs.readFileSync(path.join(root, 'src/contract', file), 'utf8'))
      .join('\n');
    const codes = [...text.matchAll(/(?:code: |report\(|problem\()'([a-z]+(?:-[a-z]+)+)'/g)].map(
      found => found[1] as string,
    );
    expect([...new Set(codes)].filter(code => !otherCodes.includes(code))).toEqual([]);
    expect(codes.length).toBeGreaterThan(12);
  });
});
