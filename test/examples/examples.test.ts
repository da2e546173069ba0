import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { checkManifest, parseManifest } from '../../src/contract/index.js';
import { compile } from '../codegen/support/compile.js';
import { filesBelow, generateFile } from '../codegen/support/generate-file.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const examples = readdirSync(join(root, 'examples')).filter(name =>
  existsSync(join(root, 'examples', name, `${name}.handoff.json`)),
);
const patterns = ['sequential-pipeline', 'supervisor-worker', 'peer-to-peer', 'stateful-orchestrator'];
const manifestOf = (name: string): string => join(root, 'examples', name, `${name}.handoff.json`);

test('there is an example of each pattern', () => {
  const used = examples.map(name => parseManifest(readFileSync(manifestOf(name), 'utf8')).manifest?.pattern);
  expect(used.sort()).toEqual(patterns.sort());
});

describe.each(examples)('%s', name => {
  const folder = join(root, 'examples', name);

  test('has no problems', () => {
    const parsed = parseManifest(readFileSync(manifestOf(name), 'utf8'));
    expect(checkManifest(parsed, { today: '2026-11-23' })).toEqual([]);
  });

  test('its generated code is committed, byte for byte', async () => {
    const { files, problems } = await generateFile(manifestOf(name));
    expect(problems).toEqual([]);
    expect(filesBelow(join(folder, 'src/handoffs')).map(path => `src/handoffs/${path}`)).toEqual(
      files.map(file => file.path).sort(),
    );
    for (const { path, text } of files) expect(readFileSync(join(folder, path), 'utf8'), path).toBe(text);
  });

  test('runs, and does what it is meant to show', async () => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['scripts/example.mjs', name], {
      cwd: root,
    });
    const golden = join(root, 'test/examples/golden', `${name}.txt`);
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, stdout);
    expect(stderr).toBe('');
    expect(stdout).toBe(readFileSync(golden, 'utf8'));
    expect(stdout).toMatch(/409 .*not supported/);
    expect(stdout).toMatch(/dropped \//);
  });
});

test('all agents compile against the code that was generated for them', () => {
  const files = examples.flatMap(name =>
    filesBelow(join(root, 'examples', name, 'src'))
      .filter(path => path.endsWith('.ts'))
      .map(path => join(root, 'examples', name, 'src', path)),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(compile(files)).toEqual([]);
}, 300_000);

test('an unknown example is answered with the known ones', async () => {
  const run = promisify(execFile)(process.execPath, ['scripts/example.mjs', 'nope'], { cwd: root });
  await expect(run).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('npm run example -- ticket-triage'),
  });
});
