import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../../src/codegen/generate.js';
import { fingerprint } from '../../src/codegen/hash.js';
import { parseManifest } from '../../src/contract/index.js';
import { buildCli, git, makeWorkspace, runCli, writeFiles } from './support/run-cli.js';
import { workflowText } from './support/workflow.js';

beforeAll(buildCli, 120_000);

const manifest = 'flows/triage.handoff.json';
const workspace = (change?: Parameters<typeof workflowText>[0]) =>
  makeWorkspace({ [manifest]: workflowText(change) });

/** Every file of a folder with its text. */
function readTree(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return Object.fromEntries(
    files.map(entry => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}

/** Inode and time of change of every file: both stay when nothing is written. */
function readTimes(folder: string): Record<string, string> {
  return Object.fromEntries(
    Object.keys(readTree(folder)).map(path => {
      const { ino, mtimeMs } = statSync(join(folder, path));
      return [path, `${ino} ${mtimeMs}`];
    }),
  );
}

describe('handoff generate', () => {
  it('writes, byte for byte, what the core generates', async () => {
    const folder = workspace();
    const run = await runCli(folder, ['generate']);
    expect(run).toMatchObject({ code: 0, err: '' });
    const parsed = parseManifest(workflowText()).manifest;
    if (!parsed) throw new Error('the test’s manifest is wrong');
    const expected = await generate({
      manifest: parsed,
      manifestName: 'triage.handoff.json',
      files: new Map(),
    });
    expect(readTree(join(folder, 'flows/out'))).toEqual(
      Object.fromEntries(expected.files.map(file => [file.path.slice('out/'.length), file.text])),
    );
    expect(run.out).toContain(`${expected.files.length} written`);
  });

  it('gives the same bytes for a manifest with a byte order mark and CRLF', async () => {
    const plain = workspace();
    const other = makeWorkspace({ [manifest]: `\ufeff${workflowText().replaceAll('\n', '\r\n')}` });
    await runCli(plain, ['generate']);
    expect(await runCli(other, ['generate'])).toMatchObject({ code: 0 });
    expect(readTree(join(other, 'flows/out'))).toEqual(readTree(join(plain, 'flows/out')));
  });

  it('writes nothing when nothing changed, and only what depends on a change', async () => {
    const folder = workspace();
    await runCli(folder, ['generate']);
    const before = readTimes(join(folder, 'flows/out'));
    expect(await runCli(folder, ['generate'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('0 written'),
    });
    expect(readTimes(join(folder, 'flows/out'))).toEqual(before);
    writeFiles(folder, {
      [manifest]: workflowText(json => {
        json.layout = { triage: { x: 1, y: 2 } };
      }),
    });
    expect(await runCli(folder, ['generate'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('0 written'),
    });
    writeFiles(folder, {
      [manifest]: workflowText(json => {
        json.handoffs['triage-to-billing'].version = '1.3.0';
      }),
    });
    await runCli(folder, ['generate']);
    const after = readTimes(join(folder, 'flows/out'));
    const changed = Object.keys(after).filter(path => after[path] !== before[path]);
    expect(changed).toContain('handoffs/triage-to-billing.ts');
    expect(changed.filter(path => path.startsWith('runtime/'))).toEqual([]);
  });

  it('leaves a file that was edited by hand alone, until it is told to overwrite', async () => {
    const folder = workspace();
    await runCli(folder, ['generate']);
    const file = join(folder, 'flows/out/index.ts');
    const generated = readFileSync(file, 'utf8');
    writeFileSync(file, `${generated}// mine\n`);
    const run = await runCli(folder, ['generate']);
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/^flows\/out\/index\.ts:1:1 error .*edited by hand.* \[output-edited\]$/m);
    expect(run.out).toContain('1 left alone');
    expect(readFileSync(file, 'utf8')).toBe(`${generated}// mine\n`);
    expect(await runCli(folder, ['generate', '--overwrite'])).toMatchObject({ code: 0 });
    expect(readFileSync(file, 'utf8')).toBe(generated);
  });

  it('does not overwrite a file of somebody else’s', async () => {
    const folder = workspace();
    writeFiles(folder, { 'flows/out/index.ts': 'export const mine = 1;\n' });
    const run = await runCli(folder, ['generate']);
    expect(run).toMatchObject({ code: 1, out: expect.stringContaining('[output-clash]') });
    expect(readFileSync(join(folder, 'flows/out/index.ts'), 'utf8')).toBe('export const mine = 1;\n');
  });

  it('deletes what is left over, and the folders that it empties, but nothing else', async () => {
    const two = (json: Parameters<NonNullable<Parameters<typeof workflowText>[0]>>[0]) => {
      json.agents.reply = { role: 'step' };
      json.handoffs['billing-to-reply'] = {
        ...json.handoffs['triage-to-billing'],
        from: 'billing',
        to: 'reply',
      };
    };
    const folder = workspace(two);
    await runCli(folder, ['generate']);
    const left = 'flows/out/handoffs/billing-to-reply.ts';
    expect(existsSync(join(folder, left))).toBe(true);
    writeFiles(folder, {
      [manifest]: workflowText(),
      'flows/out/handoffs/notes.txt': 'mine',
      'flows/out/own.ts': 'mine',
    });
    expect(await runCli(folder, ['check'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('[output-orphan]'),
    });
    expect(await runCli(folder, ['generate'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('deleted'),
    });
    expect(existsSync(join(folder, left))).toBe(false);
    expect(readFileSync(join(folder, 'flows/out/handoffs/notes.txt'), 'utf8')).toBe('mine');
    expect(readFileSync(join(folder, 'flows/out/own.ts'), 'utf8')).toBe('mine');
  });

  it('keeps an orphan that was edited by hand, and deletes nothing while the manifest has errors', async () => {
    const folder = workspace();
    await runCli(folder, ['generate']);
    const file = join(folder, 'flows/out/handoffs/triage-to-billing.ts');
    writeFiles(folder, {
      [manifest]: workflowText(json => {
        json.types.Task = { type: 'wrong' };
      }),
    });
    expect(await runCli(folder, ['generate'])).toMatchObject({ code: 1 });
    expect(existsSync(file)).toBe(true);
    writeFiles(folder, {
      [manifest]: workflowText(json => {
        json.handoffs = {};
      }),
    });
    writeFileSync(file, `${readFileSync(file, 'utf8')}// mine\n`);
    expect(await runCli(folder, ['generate'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('[output-orphan]'),
    });
    expect(existsSync(file)).toBe(true);
  });

  it('still deletes, once the errors are gone, what they had kept', async () => {
    const folder = workspace();
    await runCli(folder, ['generate']);
    const file = join(folder, 'flows/out/handoffs/triage-to-billing.ts');
    const set = (change: Parameters<typeof workflowText>[0]) =>
      writeFiles(folder, { [manifest]: workflowText(change) });
    set(json => {
      json.handoffs['triage-to-billing'].deadLetter = 'nowhere';
    });
    expect(await runCli(folder, ['generate'])).toMatchObject({ code: 1 });
    expect(existsSync(file)).toBe(true);
    set(json => {
      json.handoffs = {};
    });
    expect(await runCli(folder, ['generate'])).toMatchObject({ code: 0 });
    expect(existsSync(file)).toBe(false);
  });

  it('says with --dry-run what it would do, and does nothing', async () => {
    const folder = workspace();
    const run = await runCli(folder, ['generate', '--dry-run']);
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/^ {2}write {2}out\/index\.ts$/m);
    expect(existsSync(join(folder, 'flows/out'))).toBe(false);
    await runCli(folder, ['generate']);
    expect(await runCli(folder, ['generate', '--dry-run'])).toMatchObject({ code: 0 });
  });

  it('leaves no temporary file behind', async () => {
    const folder = workspace();
    await runCli(folder, ['generate']);
    expect(Object.keys(readTree(folder)).filter(path => path.includes('.tmp'))).toEqual([]);
  });

  it('refuses a folder that another workflow generates into', async () => {
    const folder = makeWorkspace({
      'one.handoff.json': workflowText(json => {
        json.name = 'one';
      }),
      'two.handoff.json': workflowText(json => {
        json.name = 'two';
      }),
    });
    const run = await runCli(folder, ['generate']);
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/^two\.handoff\.json:\d+:\d+ error .*one\.handoff\.json.* \[output-shared\]$/m);
    expect(readFileSync(join(folder, 'out/index.ts'), 'utf8')).toContain('one.handoff.json');
  });

  it('takes a renamed manifest’s old output over', async () => {
    const folder = makeWorkspace({ 'old.handoff.json': workflowText() });
    await runCli(folder, ['generate']);
    rmSync(join(folder, 'old.handoff.json'));
    writeFiles(folder, { 'new.handoff.json': workflowText() });
    expect(await runCli(folder, ['generate'])).toMatchObject({ code: 0 });
    expect(await runCli(folder, ['check'])).toMatchObject({ code: 0 });
  });
});

describe('the workspace’s border', () => {
  it.each([
    '../../outside',
    '/tmp/outside',
    'a/../../outside',
    '.git/hooks',
    '.GIT/hooks',
    'x/node_modules/y',
    '.vscode',
    '.github/workflows',
    'C:\\outside',
    'con',
    'nul/x',
    '.',
    'a\u0000b',
    '~/x',
  ])('refuses outDir %j and writes nothing at all', async outDir => {
    const folder = makeWorkspace();
    const inner = join(folder, 'workspace');
    writeFiles(inner, {
      'triage.handoff.json': workflowText(json => {
        json.generate.outDir = outDir;
      }),
    });
    mkdirSync(join(inner, '.git'));
    const run = await runCli(inner, ['generate']);
    expect(run).toMatchObject({ code: 1, err: '', out: expect.stringContaining('outDir') });
    expect(Object.keys(readTree(folder))).toEqual(['workspace/triage.handoff.json']);
    expect(await runCli(inner, ['check'])).toMatchObject({ code: 1, err: '' });
  });

  it('never follows a link out: neither the folder, nor a file, nor a link to nowhere', async () => {
    for (const plant of [
      (outside: string, inner: string) => symlinkSync(outside, join(inner, 'out')),
      (outside: string, inner: string) => {
        mkdirSync(join(inner, 'out'));
        symlinkSync(outside, join(inner, 'out/handoffs'));
      },
      (outside: string, inner: string) => {
        mkdirSync(join(inner, 'out'));
        symlinkSync(join(outside, 'secret.ts'), join(inner, 'out/index.ts'));
      },
      (outside: string, inner: string) => {
        mkdirSync(join(inner, 'out'));
        symlinkSync(join(outside, 'not-there-yet.ts'), join(inner, 'out/index.ts'));
      },
    ]) {
      const folder = makeWorkspace({ 'outside/secret.ts': 'secret' });
      const inner = join(folder, 'workspace');
      writeFiles(inner, { 'triage.handoff.json': workflowText() });
      mkdirSync(join(inner, '.git'));
      plant(join(folder, 'outside'), inner);
      const run = await runCli(inner, ['generate', '--overwrite']);
      expect(run).toMatchObject({ code: 1, out: expect.stringContaining('[output-not-written]') });
      expect(readTree(join(folder, 'outside'))).toEqual({ 'secret.ts': 'secret' });
    }
  });

  it('writes through a link that stays inside', async () => {
    const folder = workspace();
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'flows/out'));
    mkdirSync(join(folder, '.git'));
    expect(await runCli(folder, ['generate'])).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, 'elsewhere/index.ts'))).toBe(true);
    expect(await runCli(folder, ['check'])).toMatchObject({ code: 0 });
  });

  it('reads no schema file outside, neither by path nor through a link', async () => {
    for (const $ref of ['../../secret.json', '../secret.json', 'linked.json']) {
      const folder = makeWorkspace({ 'secret.json': '{"const":"very secret"}' });
      const inner = join(folder, 'workspace');
      writeFiles(inner, {
        'flows/triage.handoff.json': workflowText(json => {
          json.types.Task = { $ref };
        }),
      });
      mkdirSync(join(inner, '.git'));
      symlinkSync(join(folder, 'secret.json'), join(inner, 'flows/linked.json'));
      const run = await runCli(inner, ['generate']);
      expect(run).toMatchObject({ code: 1, out: expect.stringContaining('[schema-file-unreadable]') });
      expect(run.out + JSON.stringify(readTree(inner))).not.toContain('very secret');
    }
  });

  it('reads schema files inside, through one another', async () => {
    const folder = makeWorkspace({
      'flows/triage.handoff.json': workflowText(json => {
        json.types.Task = { $ref: '../schemas/task.json' };
      }),
      'schemas/task.json': JSON.stringify({
        type: 'object',
        properties: { id: { $ref: 'id.json#/$defs/Id' } },
        required: ['id'],
      }),
      'schemas/id.json': JSON.stringify({ $defs: { Id: { type: 'string', pattern: '^T-' } } }),
    });
    git(folder, 'init', '-q');
    expect(await runCli(folder, ['generate'])).toMatchObject({ code: 0 });
    expect(Object.values(readTree(join(folder, 'flows/out'))).join('')).toContain('^T-');
  });

  it('says why a file cannot be written, and writes the others', async () => {
    const folder = workspace();
    writeFiles(folder, { 'flows/out/runtime': 'a file where a folder belongs' });
    const run = await runCli(folder, ['generate']);
    expect(run).toMatchObject({
      code: 1,
      out: expect.stringContaining('a file stands where a folder belongs'),
    });
    expect(existsSync(join(folder, 'flows/out/index.ts'))).toBe(true);
  });

  it.skipIf(process.platform === 'win32')(
    'replaces nothing that it cannot read, and does not wait for it',
    async () => {
      const folder = workspace();
      mkdirSync(join(folder, 'flows/out'), { recursive: true });
      execFileSync('mkfifo', [join(folder, 'flows/out/index.ts')]);
      expect(await runCli(folder, ['generate', '--overwrite'])).toMatchObject({
        code: 1,
        out: expect.stringContaining('out/index.ts could not be written: it is no regular file'),
      });
      expect(statSync(join(folder, 'flows/out/index.ts')).isFIFO()).toBe(true);
    },
  );

  it('deletes and replaces nobody’s file, whatever a forged index says', async () => {
    const folder = workspace();
    await runCli(folder, ['generate']);
    const index = join(folder, 'flows/out/handoff.lock.json');
    const json = JSON.parse(readFileSync(index, 'utf8'));
    const mine = { 'out/mine.ts': 'mine\n', 'out/types.ts': 'also mine\n', 'mine.ts': 'outside\n' };
    for (const [path, text] of Object.entries(mine)) {
      writeFiles(folder, { [`flows/${path}`]: text });
      for (const name of [path, path.slice('out/'.length), `../${path}`, join(folder, 'flows', path)])
        json.files[name] = fingerprint(text);
    }
    writeFileSync(index, JSON.stringify(json));
    expect(await runCli(folder, ['generate'])).toMatchObject({
      code: 1,
      out: expect.not.stringMatching(/\d deleted/),
    });
    for (const [path, text] of Object.entries(mine))
      expect(readFileSync(join(folder, 'flows', path), 'utf8')).toBe(text);
  });

  it('two runs at once both succeed', async () => {
    const folder = workspace();
    const runs = await Promise.all([1, 2, 3].map(() => runCli(folder, ['generate'])));
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(await runCli(folder, ['check'])).toMatchObject({ code: 0 });
    expect(Object.keys(readTree(folder)).filter(path => path.endsWith('.tmp'))).toEqual([]);
  });

  it('leaves a workflow alone that generates into a folder of its own below', async () => {
    const folder = workspace();
    writeFiles(folder, {
      'flows/inner.handoff.json': workflowText(json => {
        json.name = 'inner';
        json.generate.outDir = 'out/inner';
      }),
    });
    expect(await runCli(folder, ['generate'])).toMatchObject({ code: 0 });
    expect(await runCli(folder, ['generate', '--dry-run'])).toMatchObject({ code: 0 });
    expect(await runCli(folder, ['check'])).toMatchObject({ code: 0 });
  });
});
