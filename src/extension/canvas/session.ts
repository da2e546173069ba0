import * as vscode from 'vscode';
import type { HostMessage, ShownProblem } from '../../protocol.js';
import { lockOf } from '../documents/lock.js';
import { parsedOf } from '../documents/parsed.js';
import type { Services } from '../host.js';
import { pageHtml } from './html.js';
import { readMessage } from './message-model.js';
import { problemNews } from './problem-news.js';
import { receive } from './receive.js';

/** One canvas on one document. */
export interface CanvasSession {
  readonly document: vscode.TextDocument;
  readonly panel: vscode.WebviewPanel;
  /** Sends a message; dropped while the page is hidden or loading, for it asks for everything when it is back. */
  post(message: HostMessage): void;
  /** Edits of this canvas that have not had their turn yet. */
  waitingEdits: number;
  /** Sends the document as it is now, unless the page has it already. */
  postDocument(options?: { readonly again?: boolean }): void;
  /** Sends the document soon, together with what else changes until then. */
  postDocumentSoon(): void;
  /** Sends what is new in the problems; all of them to a page that has none or has others. */
  postProblems(options?: { readonly again?: boolean }): void;
  postSync(): void;
  postHealth(): void;
  /** Handles a message as if the page had sent it. */
  receive(raw: unknown): Promise<void>;
}

/** How long changes are collected before the canvas gets them, in milliseconds; longer while more of its edits wait. */
const collectMs = 16;
const busyCollectMs = 100;

/** Shows the document on the panel and keeps both in step until the panel closes. */
export function openSession(
  services: Services,
  document: vscode.TextDocument,
  panel: vscode.WebviewPanel,
): CanvasSession {
  const { context, log, problems, sync, health } = services;
  let posted: string | undefined;
  let sent: readonly ShownProblem[] = [];
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const session: CanvasSession = {
    document,
    panel,
    waitingEdits: 0,
    post(message) {
      for (const listener of services.canvases.listeners) listener(session, message);
      void panel.webview.postMessage(message);
    },
    postDocument({ again = false } = {}) {
      clearTimeout(waiting);
      waiting = undefined;
      const lock = lockOf(document, parsedOf(document));
      const trusted = vscode.workspace.isTrusted;
      const state = `${document.version} ${trusted} ${lock?.reason}`;
      if (state === posted && !again) return;
      posted = state;
      const { version, uri } = document;
      session.post({
        type: 'document',
        version,
        text: document.getText(),
        lock,
        trusted,
        uri: uri.toString(),
      });
    },
    postDocumentSoon() {
      const delay = session.waitingEdits > 0 ? busyCollectMs : collectMs;
      waiting ??= setTimeout(() => session.postDocument(), delay);
    },
    postProblems({ again = false } = {}) {
      const now = problems.shown(document.uri);
      const news = problemNews(again ? [] : sent, now);
      sent = now;
      session.post({ type: 'problems', version: document.version, ...news });
    },
    postSync() {
      session.post({ type: 'sync', state: sync.of(document) });
    },
    postHealth() {
      session.post({ type: 'health', report: health.of(document.uri)?.report });
    },
    async receive(raw) {
      const read = readMessage(raw);
      if ('reason' in read) return log.warn('The canvas sent a message that is none:', read.reason);
      await receive(services, session, read.message);
    },
  };
  const dist = vscode.Uri.joinPath(context.extensionUri, 'dist');
  const subscriptions = [
    panel.webview.onDidReceiveMessage(raw =>
      session.receive(raw).catch(error => log.error('A message of the canvas failed:', error)),
    ),
    vscode.workspace.onDidChangeTextDocument(({ document: changed, contentChanges }) => {
      if (changed !== document) return;
      if (contentChanges.length > 0) session.postDocumentSoon();
      session.postSync();
    }),
    vscode.workspace.onDidSaveTextDocument(saved => saved === document && session.postSync()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => session.postDocument()),
    sync.onDidChange(uri => uri === document.uri.toString() && session.postSync()),
    health.onDidChange(uri => uri === document.uri.toString() && session.postHealth()),
    problems.onDidChange(uri => uri === document.uri.toString() && session.postProblems()),
  ];
  panel.onDidDispose(() => {
    clearTimeout(waiting);
    for (const subscription of subscriptions) subscription.dispose();
  });
  panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
  panel.webview.html = pageHtml(panel.webview, dist, 'canvas');
  return session;
}
