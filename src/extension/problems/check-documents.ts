import * as vscode from 'vscode';
import { isManifest } from '../documents/manifest-uri.js';
import { parsedOf } from '../documents/parsed.js';
import type { Services } from '../host.js';
import { checkOptionsOf } from './check-options.js';
import { checkSinceBaseline } from './check-since-baseline.js';
import { takeTurns } from './turns.js';

/** How long typing must pause before the rules run, in milliseconds. */
const pauseMs = 200;

/** Runs the rules on open manifests, and compares them with their baselines, while they are typed; off the typing path. */
export function checkDocuments(services: Services): vscode.Disposable {
  const { problems, log, generation } = services;
  const waiting = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  const check = async (document: vscode.TextDocument) => {
    waiting.delete(document);
    // The rules are in the heavy bundle, so that a canvas can open before they are there.
    const { checkInSteps } = await import('../generate/engine.js');
    const { version } = document;
    const isWanted = () => !document.isClosed && document.version === version;
    if (!isWanted()) return;
    const parsed = parsedOf(document);
    const found = await takeTurns(checkInSteps(parsed, checkOptionsOf(document.uri)), isWanted);
    if (!found || !isWanted()) return;
    problems.set(document.uri, 'contract', found, parsed);
    await checkSinceBaseline(services, document);
  };
  const checkSoon = (document: vscode.TextDocument, delay: number) => {
    if (!isManifest(document.uri)) return;
    clearTimeout(waiting.get(document));
    const run = () => check(document).catch(error => log.error('Checking failed:', error));
    waiting.set(document, setTimeout(run, delay));
  };
  for (const document of vscode.workspace.textDocuments) checkSoon(document, 0);
  return vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument(document => checkSoon(document, 0)),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) checkSoon(document, pauseMs);
    }),
    vscode.workspace.onDidChangeConfiguration(change => {
      if (!change.affectsConfiguration('handoff.severities')) return;
      for (const document of vscode.workspace.textDocuments) checkSoon(document, 0);
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
