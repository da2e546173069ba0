import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands/index.js';
import { parseManifest } from '../../src/contract/index.js';
import { patterns } from '../../src/contract/patterns/index.js';
import { buildCli, git, makeWorkspace, runCli, writeFiles } from './support/run-cli.js';
import { workflowText } from './support/workflow.js';

beforeAll(buildCli, 120_000);

const manifest = 'triage.handoff.json';
const lines = (...values: readonly unknown[]) => values.map(value => `${JSON.stringify(value)}\n`).join('');
const readLines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));

describe('handoff', () => {
  it('says its version, which is the package’s', async () => {
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
    for (const args of [['version'], ['--version'], ['-v']])
      expect(await runCli('/', args)).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });

  it('lists its commands, and explains each with all its options', async () => {
    const list = await runCli('/', ['help']);
    expect(await runCli('/', ['--help'])).toEqual(list);
    for (const command of commands) {
      expect(list.out).toContain(`  ${command.name} `);
      const help = await runCli('/', ['help', command.name]);
      expect(help.code).toBe(0);
      for (const option of Object.keys(command.options)) expect(help.out).toContain(`--${option}`);
    }
    expect(await runCli('/', [])).toEqual({ code: 2, out: '', err: list.out });
  });

  it.each<[args: readonly string[], err: RegExp]>([
    [['chek'], /no command "chek"\.\n {2}Did you mean "handoff check"\?/],
    [['help', 'nothing'], /no command "nothing"/],
    [['check', '--fromat', 'json'], /no option --fromat\.\n {2}Did you mean --format\?/],
    [['check', '-z'], /no option -z/],
    [['check', '--format'], /--format needs a value/],
    [['check', '--format='], /--format needs a value/],
    [['check', '--format', 'yaml'], /use one of text, json, sarif, junit, github/],
    [['check', '--format', 'json', '--format', 'text'], /more than once/],
    [['check', '--help=yes'], /takes no value/],
    [['check', '--max-warnings', '-1'], /--max-warnings needs a whole number/],
    [['check', '--max-warnings', 'many'], /--max-warnings needs a whole number/],
    [['check', '--root', 'nowhere'], /--root nowhere does not exist/],
    [['check', 'nowhere.handoff.json'], /nowhere\.handoff\.json does not exist/],
    [['check', '*.nothing'], /No file matches \*\.nothing/],
    [['check', 'empty'], /empty is a folder without workflows/],
    [['check', 'latin1.json'], /not UTF-8/],
    [['generate', 'nowhere'], /does not exist/],
    [['diff'], /needs a git ref or a file/],
    [['diff', 'HEAD'], /in no git repository/],
    [['compat', 'a.json'], /compares two schema files/],
    [['compat', 'a.json', 'empty'], /empty cannot be read: it is a folder/],
    [['compat', 'a.json', 'nowhere.json'], /nowhere\.json cannot be read: there is no such file/],
    [['compat', 'a.json', 'broken.json'], /broken\.json:1:1 is not JSON\.\n {2}This “\{” is not closed/],
    [['compat', '--batch', 'nowhere.jsonl'], /nowhere\.jsonl cannot be read/],
    [['compat', '--batch', 'empty'], /empty is a folder/],
    [['validate', manifest], /needs a manifest and at least one file/],
    [
      ['validate', `${manifest}#triage-to-biling`, 'a.json'],
      /no handoff or type “triage-to-biling”\.\n {2}Did you mean triage-to-billing\?/,
    ],
    [['validate', `${manifest}#Task`, 'nowhere.json'], /nowhere\.json cannot be read/],
    [['validate', 'a.json#Task', 'a.json'], /a\.json is no manifest/],
    [['health'], /needs at least one trace/],
    [['health', 'nowhere.jsonl'], /nowhere\.jsonl cannot be read/],
    [['new'], /takes one name/],
    [['new', '../escape'], /cannot be a workflow’s name/],
    [['new', 'x', '--pattern', 'pipeline'], /cannot be "pipeline"/],
  ])('%j: says what, where and how, and exits with 2', async (args, err) => {
    const folder = makeWorkspace({ [manifest]: workflowText(), 'a.json': '{}', 'broken.json': '{"a": 1,\n' });
    writeFileSync(join(folder, 'latin1.json'), Buffer.from('{"name": "caf\xe9"}', 'latin1'));
    mkdirSync(join(folder, 'empty'));
    const run = await runCli(folder, args);
    expect(run).toMatchObject({ code: 2, out: '' });
    expect(run.err).toMatch(err);
    expect(run.err).toMatch(/^handoff: /);
    expect(run.err).not.toContain('    at ');
  });
});

describe.skipIf(process.platform === 'win32')('a working folder that is gone', () => {
  it('is said in plain words', () => {
    const folder = makeWorkspace();
    const script = `mkdir x && cd x && rmdir ../x && "$0" "$1" check`;
    const cli = resolve(import.meta.dirname, '../../dist/cli.cjs');
    const run = spawnSync('sh', ['-c', script, process.execPath, cli], { cwd: folder, encoding: 'utf8' });
    expect(run).toMatchObject({
      status: 2,
      stderr: 'handoff: The working folder is gone.\n  Change to one that exists.\n',
    });
  });
});

describe('handoff new', () => {
  it.each(patterns.map(({ id }) => id))(
    '%s: writes a workflow without problems that generates at once',
    async id => {
      const folder = makeWorkspace();
      expect(await runCli(folder, ['new', 'my-flow', '--pattern', id, '--dir', 'flows'])).toMatchObject({
        code: 0,
        err: '',
      });
      expect(
        parseManifest(readFileSync(join(folder, 'flows/my-flow.handoff.json'), 'utf8')).manifest?.pattern,
      ).toBe(id);
      expect(await runCli(folder, ['generate'])).toMatchObject({ code: 0 });
      expect(await runCli(folder, ['check', '--max-warnings', '0'])).toMatchObject({ code: 0 });
    },
  );

  it('never overwrites', async () => {
    const folder = makeWorkspace({ [manifest]: 'mine' });
    expect(await runCli(folder, ['new', 'triage'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('exists already'),
    });
    expect(readFileSync(join(folder, manifest), 'utf8')).toBe('mine');
    expect(await runCli(folder, ['new', 'other', '--dir', manifest])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/its folder cannot be made: a file stands where a folder belongs/),
    });
  });
});

describe('handoff compat', () => {
  const files = {
    'old.json': '{"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]}',
    'new.json':
      '{"type": "object", "properties": {"id": {"type": "string", "minLength": 2}}, "required": ["id"]}',
    'parts/ref.json': '{"$ref": "defs.json#/$defs/Id"}',
    'parts/defs.json': '{"$defs": {"Id": {"type": "string"}}}',
  };

  it('gives verdict, witness and place in both directions, as text and as JSON', async () => {
    const folder = makeWorkspace(files);
    const text = await runCli(folder, ['compat', 'old.json', 'new.json']);
    expect(text).toMatchObject({ code: 1, err: '' });
    expect(text.out).toMatch(
      /^backward: incompatible\. old\.json allows this, new\.json does not:\n {2}\{"id":".?"\}\n {2}\/id /,
    );
    expect(text.out).toMatch(/^forward: compatible\./m);
    const { out, code } = await runCli(folder, ['compat', 'new.json', 'old.json', '-f', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      backward: { verdict: 'compatible' },
      forward: {
        verdict: 'incompatible',
        witness: { id: expect.any(String) },
        place: { value: '/id', schema: '/properties/id/minLength' },
      },
    });
  });

  it('lets --direction decide the exit code', async () => {
    const folder = makeWorkspace(files);
    const code = async (...args: string[]) => (await runCli(folder, ['compat', ...args])).code;
    expect(await code('new.json', 'old.json', '--direction', 'forward')).toBe(1);
    expect(await code('old.json', 'new.json', '--direction', 'forward')).toBe(0);
    expect(await code('new.json', 'old.json', '--direction', 'both')).toBe(1);
    expect(await code('old.json', 'old.json', '--direction', 'both')).toBe(0);
  });

  it('follows references to files beside the schema', async () => {
    const folder = makeWorkspace({ ...files, 'string.json': '{"type": "string"}' });
    expect(
      await runCli(folder, ['compat', 'parts/ref.json', 'string.json', '--direction', 'both']),
    ).toMatchObject({ code: 0 });
  });

  it('answers a batch line by line, from a file and from standard input', async () => {
    const batch = lines(
      { id: 1, old: { type: 'integer' }, new: { type: 'number' } },
      { id: 'two', old: true, new: false },
      { id: 3, old: { const: 1 }, new: { enum: [1] } },
    );
    const folder = makeWorkspace({ 'batch.jsonl': `${batch}\n` });
    const run = await runCli(folder, ['compat', '--batch', 'batch.jsonl']);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(readLines(run.out)).toMatchObject([
      {
        id: 1,
        backward: { verdict: 'compatible' },
        forward: { verdict: 'incompatible', witness: expect.any(Number) },
      },
      { id: 'two', backward: { verdict: 'incompatible' }, forward: { verdict: 'compatible' } },
      { id: 3, backward: { verdict: 'compatible' }, forward: { verdict: 'compatible' } },
    ]);
    expect(await runCli(folder, ['compat', '--batch', '-'], { input: batch })).toEqual(run);
  });

  it('goes on behind a line that it cannot read, and says so', async () => {
    const folder = makeWorkspace();
    const run = await runCli(folder, ['compat', '--batch', '-'], {
      input: `nonsense\n${lines({ id: 1, old: true, new: true })}`,
    });
    expect(run).toMatchObject({ code: 2, err: expect.stringContaining('-:1 is not {"id", "old", "new"}') });
    expect(readLines(run.out)).toHaveLength(1);
  });
});

describe('batches', () => {
  const nested = (depth: number) => `${'{"items":'.repeat(depth)}{}${'}'.repeat(depth)}`;

  it('give every line an answer, however hostile the line before it', async () => {
    const hostile = [
      `{"id":1,"old":${nested(5000)},"new":${nested(5000)}}`,
      '{"id":2,"old":{"$ref":"#"},"new":{"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#"}}}}',
      '{"id":3,"old":{"__proto__":{"type":"string"}},"new":{"properties":{"__proto__":{"type":"string"}}}}',
      `{"id":4,"old":{"pattern":"^(a+)+$"},"new":{"pattern":"(a|aa)*b${'(x|y)'.repeat(40)}"}}`,
      '{"id":5,"old":true,"new":true}',
    ];
    const compared = readLines(
      (await runCli('/', ['compat', '--batch', '-'], { input: hostile.join('\n') })).out,
    );
    expect(compared.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
    for (const { backward, forward } of compared)
      for (const { verdict } of [backward, forward])
        expect(['compatible', 'incompatible', 'unknown']).toContain(verdict);
    const input = hostile.map(line =>
      line.replace('"old"', '"schema"').replace('"new"', '"instances":[1,"x"],"rest"'),
    );
    const judged = readLines(
      (await runCli('/', ['validate', '--batch', '-'], { input: input.join('\n') })).out,
    );
    expect(judged.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
    for (const { valid, refused } of judged)
      expect(valid?.length === 2 || typeof refused === 'string').toBe(true);
  });
});

describe('handoff diff', () => {
  it('shows changes, who breaks and the version needed; exit code 1 until it is raised', async () => {
    const folder = makeWorkspace({ [manifest]: workflowText() });
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'first');
    expect(await runCli(folder, ['diff', 'HEAD'])).toMatchObject({
      code: 0,
      out: `${manifest} since HEAD: no contract changed.\n`,
    });
    const change = (version: string) =>
      workflowText(json => {
        json.types.Task.required.push('amount');
        json.handoffs['triage-to-billing'].version = version;
        json.handoffs.back = { ...json.handoffs['triage-to-billing'], from: 'billing', to: 'triage' };
      });
    writeFiles(folder, { [manifest]: change('1.2.0') });
    const run = await runCli(folder, ['diff', 'HEAD']);
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/^ {2}~ triage-to-billing 1\.2\.0 → 1\.2\.0, needs 2\.0\.0$/m);
    expect(run.out).toMatch(/^ {6}major The payload no longer accepts .* \[c1-[0-9a-f]{16}\]$/m);
    expect(run.out).toMatch(/^ {12}for example: \{"id":/m);
    expect(run.out).toMatch(/Envelopes of 1\.2\.0 in flight break/);
    expect(run.out).toMatch(/^ {2}\+ back 1\.2\.0, new$/m);
    writeFiles(folder, { [manifest]: change('2.0.0') });
    expect(await runCli(folder, ['diff', 'HEAD', manifest, '--format', 'json'])).toMatchObject({ code: 0 });
  });

  it('compares with a file, and calls a workflow new that the commit does not have', async () => {
    const folder = makeWorkspace({
      'old.json': workflowText(),
      [manifest]: workflowText(json => json.types.Task.required.pop()),
    });
    expect(await runCli(folder, ['diff', 'old.json'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('since old.json'),
    });
    git(folder, 'init', '-q');
    git(folder, 'commit', '-qm', 'empty', '--allow-empty');
    expect(await runCli(folder, ['diff', 'HEAD'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('It is new since HEAD'),
    });
  });

  it.each(['no-such-ref', '--output=/tmp/x', '-h', 'HEAD:triage.handoff.json'])(
    'refuses %j as a ref',
    async ref => {
      const folder = makeWorkspace({ [manifest]: workflowText() });
      git(folder, 'init', '-q');
      git(folder, 'commit', '-qm', 'empty', '--allow-empty');
      const run = await runCli(folder, ['check', `--against=${ref}`]);
      expect(run).toMatchObject({ code: 2, err: expect.stringContaining('neither a file nor a commit') });
    },
  );
});
