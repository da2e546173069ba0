import * as vscode from 'vscode';
import { toPointer } from '../../schema/json.js';
import { findManifests } from '../documents/find-manifests.js';
import { findWorkflow } from './read-workflow.js';
import type { Tool } from './tool.js';

/** Every problem of one workflow or of all: contract, pattern, and what has drifted from it. */
export const checkDrift: Tool = {
  name: 'handoff_check_drift',
  async run({ generation, problems }, { workflow }) {
    const uris = workflow === undefined ? await findManifests() : [await findWorkflow(workflow)];
    for (const uri of uris) await generation.check(uri);
    return {
      workflows: uris.map(uri => ({
        file: vscode.workspace.asRelativePath(uri),
        problems: problems.shown(uri).map(({ code, severity, message, path, file, fixes }) => ({
          code,
          severity,
          message,
          at: toPointer(path),
          file: file ?? null,
          fixes: fixes.map(({ title }) => title),
        })),
      })),
    };
  },
};
