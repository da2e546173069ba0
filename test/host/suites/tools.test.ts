import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { sampleManifest } from '../support/manifests.js';
import { activate, closeAll, problemsOf, until, writeDisk } from '../support.js';

/** Calls a tool as a language model would. */
async function call(name: string, input: object): Promise<unknown> {
  const result = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  const text = result.content
    .map(part => (part instanceof vscode.LanguageModelTextPart ? part.value : ''))
    .join('');
  return JSON.parse(text);
}

describe('tools for language models', () => {
  before(async () => {
    const text = sampleManifest().replace('"to": "review"', '"to": "reveiw"');
    const uri = await writeDisk('flow.handoff.json', text);
    await activate();
    await until(() => problemsOf(uri).length > 0, 'problems');
  });
  afterEach(closeAll);

  it('are declared', () => {
    const names = vscode.lm.tools.map(({ name }) => name).filter(name => name.startsWith('handoff_'));
    assert.deepEqual(names.sort(), [
      'handoff_check_drift',
      'handoff_explain_contract',
      'handoff_list_workflows',
    ]);
  });

  it('list workflows', async () => {
    const { workflows } = (await call('handoff_list_workflows', {})) as {
      workflows: Record<string, unknown>[];
    };
    assert.equal(workflows.length, 1);
    assert.equal(workflows[0]?.file, 'flow.handoff.json');
    assert.deepEqual(workflows[0]?.agents, ['intake', 'review', 'archive']);
  });

  it('explain a contract, with its problems', async () => {
    const explained = (await call('handoff_explain_contract', {
      workflow: 'sample',
      handoff: 'intake-to-review',
    })) as {
      contract: { version: string };
      problems: { code: string }[];
    };
    assert.equal(explained.contract.version, '1.0.0');
    assert.ok(explained.problems.some(({ code }) => code === 'unknown-reference'));
  });

  it('check drift, and say where and how it can be fixed', async () => {
    const { workflows } = (await call('handoff_check_drift', { workflow: 'flow.handoff.json' })) as {
      workflows: { problems: { code: string; at: string; fixes: string[] }[] }[];
    };
    const problem = workflows[0]?.problems.find(({ code }) => code === 'unknown-reference');
    assert.equal(problem?.at, '/handoffs/intake-to-review/to');
    assert.ok(problem.fixes.some(title => title.includes('review')));
  });
});
