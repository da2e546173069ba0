import * as vscode from 'vscode';
import { completeness, payloadSchema } from '../../contract/index.js';
import { getOwn, type Json } from '../../schema/json.js';
import { findWorkflow, readWorkflow } from './read-workflow.js';
import type { Tool } from './tool.js';

/** One handoff's contract: what crosses, in which version, and what happens when it fails. */
export const explainContract: Tool = {
  name: 'handoff_explain_contract',
  async run({ problems }, { workflow, handoff: wanted }) {
    const uri = await findWorkflow(workflow);
    const { manifest } = await readWorkflow(uri);
    const id = String(wanted);
    const handoff = manifest && getOwn(manifest.handoffs, id);
    if (!manifest || !handoff) {
      const ids = Object.keys(manifest?.handoffs ?? {}).join(', ');
      throw new Error(vscode.l10n.t('There is no handoff {0}. Known are: {1}', id, ids));
    }
    const found = problems.shown(uri).filter(({ path }) => path[0] === 'handoffs' && path[1] === id);
    return {
      contract: handoff as Json,
      payload: payloadSchema(manifest, handoff) as Json,
      completeness: completeness(handoff, getOwn(manifest.agents, handoff.from)) as unknown as Json,
      problems: found.map(({ code, severity, message }) => ({ code, severity, message })),
    };
  },
};
