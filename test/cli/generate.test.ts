import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../../src/codegen/generate.js';
import { parseManifest } from '../../src/contract/index.js';
import { buildCli, makeWorkspace, readTree, runCli, writeFiles } from './support/run-cli.js';
import { workflowText } from './support/workflow.js';

beforeAll(buildCli, 120_000);

const manifest = 'flows/triage.handoff.json';
const workspace = (change?: Parameters<typeof workflowText>[0]) =>
  makeWorkspace({ [manifest]: workflowText(change) });

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
