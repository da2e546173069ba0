import * as vscode from 'vscode';
import { checkManifest } from '../../contract/index.js';
import { isManifest } from '../documents/manifest-uri.js';
import { parsedOf } from '../documents/parsed.js';
import type { Services } from '../host.js';
import { today } from './today.js';

/** How long typing must pause before the rules run, in milliseconds. */
const pauseMs = 200;

/** Runs all contract and pattern rules on open manifests while they are typed, off the typing path. */
export function checkDocuments({ problems, log, generation }: Services): vscode.Disposable {
  const waiting = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  const check = (document: vscode.TextDocument) => {
    waiting.delete(document);
    if (document.isClosed) return;
    const parsed = parsedOf(document);
    problems.set(document.uri, 'contract', checkManifest(parsed, { today: today() }), parsed);
  };
  const checkSoon = (document: vscode.TextDocument, delay: number) => {
    if (!isManifest(document.uri)) return;
    clearTimeout(waiting.get(document));
    waiting.set(document, setTimeout(check, delay, document));
  };
  for (const document of vscode.workspace.textDocuments) checkSoon(document, 0);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(document => checkSoon(document, 0)),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) checkSoon(document, pauseMs);
    }),
    vscode.workspace.onDidCloseTextDocument(document => {
      clearTimeout(waiting.get(document));
      waiting.delete(document);
      // What is on disk counts again; unsaved changes that were dropped do not.
      if (isManifest(document.uri)) generation.check(document.uri).catch(error => log.error(error));
    }),
    new vscode.Disposable(() => {
      for (const timer of waiting.values()) clearTimeout(timer);
    }),
  );
}
