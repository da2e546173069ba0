import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { makeWorkspace, runCli, writeFiles } from './run-cli.js';
import { workflowText } from './workflow.js';

/** Where the workflow of these workspaces is. */
export const manifest = 'flows/triage.handoff.json';

/** A workspace in which everything is as it should be. */
export async function cleanWorkspace(): Promise<string> {
  const folder = makeWorkspace({ [manifest]: workflowText() });
  expect(await runCli(folder, ['generate'])).toMatchObject({ code: 0 });
  return folder;
}

/** A workspace with one error of every kind of output, and a warning. */
export async function driftedWorkspace(): Promise<string> {
  const folder = await cleanWorkspace();
  const out = join(folder, 'flows/out');
  rmSync(join(out, 'types.ts'));
  writeFileSync(join(out, 'index.ts'), `${readFileSync(join(out, 'index.ts'), 'utf8')}// mine\n`);
  writeFiles(folder, {
    'flows/out/mine.ts': 'export {};\n',
    [manifest]: workflowText(json => {
      json.handoffs['triage-to-billing'].version = '1.3.0';
      json.agents.billing.description = 'Bills <b>"A & B"</b>: 100%, \u202e\u0007done.';
    }),
  });
  return folder;
}
