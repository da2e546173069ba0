import * as vscode from 'vscode';
import { findManifests } from '../documents/find-manifests.js';
import { readWorkflow } from './read-workflow.js';
import type { Tool } from './tool.js';

/** Every workflow of the workspace with its agents and handoffs. */
export const listWorkflows: Tool = {
  name: 'handoff_list_workflows',
  async run({ problems }) {
    const workflows = [];
    for (const uri of await findManifests()) {
      const { manifest } = await readWorkflow(uri);
      workflows.push({
        file: vscode.workspace.asRelativePath(uri),
        name: manifest?.name ?? null,
        pattern: manifest?.pattern ?? null,
        agents: Object.keys(manifest?.agents ?? {}),
        handoffs: Object.keys(manifest?.handoffs ?? {}),
        problems: problems.shown(uri).length,
      });
    }
    return { workflows };
  },
};
