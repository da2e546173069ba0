import * as vscode from 'vscode';
import type { Fix } from '../../contract/problem.js';
import { applyToDocument } from '../documents/edit-document.js';
import { parsedOf } from '../documents/parsed.js';
import { deleteOrphan } from '../generate/delete-orphan.js';
import { showDifference } from '../generate/expected-documents.js';
import type { Services } from '../host.js';
import { openText } from '../text/open-text.js';
import { keepSample } from './keep-sample.js';

/** Carries out a fix of a problem of this manifest: edits the manifest, or does what the action says. */
export async function carryOutFix(services: Services, manifest: vscode.Uri, fix: Fix): Promise<void> {
  if (fix.action?.kind === 'keep-sample') return keepSample(manifest, fix);
  if (fix.intents && fix.intents.length > 0) {
    const result = await applyToDocument(await vscode.workspace.openTextDocument(manifest), fix.intents);
    if (result.outcome === 'refused') void vscode.window.showWarningMessage(result.reason);
  }
  const { action } = fix;
  switch (action?.kind) {
    case undefined:
      return;
    case 'regenerate':
      await services.generation.generate(manifest, { reason: 'asked' });
      return;
    case 'overwrite':
      await services.generation.generate(manifest, { reason: 'asked', overwrite: new Set([action.file]) });
      return;
    case 'show-difference':
      return showDifference(manifest, action.file);
    case 'delete-orphan':
      return deleteOrphan(services, manifest, action.file);
    case 'open-text': {
      const document = await vscode.workspace.openTextDocument(manifest);
      return openText(document, { range: parsedOf(document).locate(action.path), beside: true });
    }
  }
}
