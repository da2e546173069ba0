import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands/index.js';
import { reporters } from '../../src/cli/report/index.js';
import { buildCli, git, makeWorkspace, runCli } from './support/run-cli.js';
import { workflowText } from './support/workflow.js';

beforeAll(buildCli, 120_000);

const docs = resolve(import.meta.dirname, '../../docs');
const read = (file: string) => readFileSync(join(docs, file), 'utf8');

describe('docs/cli.md', () => {
  it('has a line for every command, format and exit code', () => {
    const text = read('cli.md');
    for (const { name } of commands) expect(text).toMatch(new RegExp(`^\\|.*\`${name}[ \`]`, 'm'));
    for (const { id } of reporters) expect(text).toMatch(new RegExp(`^\\| \`${id}\` +\\|`, 'm'));
    for (const code of [0, 1, 2, 70]) expect(text).toMatch(new RegExp(`^\\| ${code} +\\|`, 'm'));
  });
});

describe('docs/ci', () => {
  it('the task’s problem matcher reads every line that check prints', async () => {
    const { tasks } = JSON.parse(read('ci/vscode-tasks.json'));
    const pattern = new RegExp(tasks[0].problemMatcher.pattern.regexp);
    const folder = makeWorkspace({
      'a b/triage.handoff.json': workflowText(json => delete json.handoffs['triage-to-billing'].work),
    });
    const lines = (await runCli(folder, ['check'])).out.trimEnd().split('\n').slice(0, -1);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(pattern.exec(line)?.[1]).toBe('a b/triage.handoff.json');
  });

  it('the hook stops a commit with a problem, and lets a clean one pass', async () => {
    const folder = makeWorkspace({ 'flows/triage.handoff.json': workflowText() });
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'first');
    copyFileSync(join(docs, 'ci/pre-commit.sh'), join(folder, '.git/hooks/pre-commit'));
    chmodSync(join(folder, '.git/hooks/pre-commit'), 0o755);
    // Stands in for an installed package.
    const bin = join(folder, 'node_modules/.bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(
      join(bin, 'handoff'),
      `#!/bin/sh\nexec "${process.execPath}" "${resolve(docs, '../dist/cli.cjs')}" "$@"\n`,
    );
    chmodSync(join(bin, 'handoff'), 0o755);
    writeFileSync(join(folder, '.gitignore'), 'node_modules\n');
    const commit = (message: string) =>
      execFileSync(
        'git',
        [
          '-C',
          folder,
          '-c',
          'user.name=Test',
          '-c',
          'user.email=test@example.com',
          'commit',
          '-qam',
          message,
        ],
        { encoding: 'utf8', stdio: 'pipe', env: { ...process.env, PATH: `${bin}:${process.env.PATH}` } },
      );
    git(folder, 'add', '.');
    writeFileSync(
      join(folder, 'flows/triage.handoff.json'),
      workflowText(json => delete json.description),
    );
    expect(() => commit('not generated')).toThrow(/output-missing/);
    await runCli(folder, ['generate']);
    git(folder, 'add', '.');
    expect(commit('generated')).toBe('');
  });

  it('the other files name only options that exist', async () => {
    const used = [
      read('ci/github-actions.yml'),
      read('ci/pre-commit-config.yaml'),
      read('ci/pre-commit.sh'),
    ].join('\n');
    const check = commands.find(command => command.name === 'check');
    for (const [, option] of used.matchAll(/handoff check[^\n]*?--([a-z-]+)/g))
      expect(Object.keys(check?.options ?? {})).toContain(option);
    expect(used).not.toContain('\t');
  });
});
