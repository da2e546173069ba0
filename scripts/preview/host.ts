/// <reference lib="dom" />
import * as contract from '../../src/contract/index.js';
import { compareVersions } from '../../src/drift/comparison/compare-versions.js';
import type { Files } from '../../src/drift/gather.js';
import { problemNews } from '../../src/extension/canvas/problem-news.js';
import type { HostMessage, Lock, WebviewMessage } from '../../src/protocol.js';

/** The extension host's part of the protocol, in memory: enough to draw, edit, undo and redo one document. */

interface PreviewDocument {
  readonly text: string;
  readonly uri: string;
  readonly trusted: boolean;
  /** Another version: then the page is a comparison. */
  readonly against?: { readonly text: string; readonly label: string };
}

/** What tests and benchmarks reach through `window.preview`. */
export interface PreviewApi {
  /** Everything the canvas has sent, oldest first. */
  readonly received: WebviewMessage[];
  /** The document as it stands. */
  text(): string;
  /** Replaces the document, as an edit in a text editor would. */
  setText(text: string): void;
  /** Sends any message to the canvas. */
  send(message: HostMessage): void;
  /** Stops (or takes up again) answering, as a host that died. */
  setSilent(silent: boolean): void;
}

declare global {
  interface Window {
    preview: PreviewApi;
    acquireVsCodeApi: () => unknown;
  }
}

const document = JSON.parse(
  window.document.querySelector('#preview-document')?.textContent ?? '{}',
) as PreviewDocument;
const received: WebviewMessage[] = [];
const past: string[] = [];
const future: string[] = [];
let text = document.text;
let saved = text;
let version = 1;
let silent = false;

function send(message: HostMessage): void {
  // As in VS Code the message arrives later, as a copy.
  if (!silent) setTimeout(() => window.postMessage(structuredClone(message), '*'), 0);
}

function lockOf(parsed: ReturnType<typeof contract.parseManifest>): Lock | undefined {
  if (!document.trusted) return { reason: 'read-only', message: 'The workspace is not trusted.' };
  if (parsed.newerVersion !== undefined)
    return { reason: 'newer-version', message: `Written for version ${parsed.newerVersion}.` };
  if (parsed.editable) return undefined;
  const [first] = parsed.problems;
  return {
    reason: 'syntax',
    message: first?.message ?? 'The text is broken.',
    range: first?.range ?? { start: 0, end: 0 },
  };
}

function publish(): void {
  const parsed = contract.parseManifest(text);
  const { uri, trusted } = document;
  send({ type: 'document', version, text, lock: lockOf(parsed), trusted, uri });
  const problems = contract.checkManifest(parsed, { today: '2026-01-31' });
  send({
    type: 'problems',
    version,
    ...problemNews(
      [],
      problems.map(problem => ({ ...problem, fixes: problem.fixes ?? [] })),
    ),
  });
  send({ type: 'sync', state: { kind: text === saved ? 'saved' : 'unsaved' } });
}

const noFiles: Files = {
  read: async () => ({ kind: 'missing' }),
  list: async () => [],
  glob: async () => [],
};

async function publishComparison(against: NonNullable<PreviewDocument['against']>): Promise<void> {
  const { changes, verdicts, unreadable, unjudged } = await compareVersions(
    { text: against.text, files: noFiles },
    { text, files: noFiles },
  );
  const side = (label: string, shown: string, problem: string | undefined) => ({
    label,
    ...(problem === undefined ? { text: shown } : { problem }),
  });
  send({
    type: 'comparison',
    name: document.uri.slice(document.uri.lastIndexOf('/') + 1),
    before: side(against.label, against.text, unreadable.before),
    after: side('Working copy', text, unreadable.after),
    changes,
    verdicts,
    ...(unjudged !== undefined && { unjudged }),
  });
}

function replaceText(next: string): void {
  text = next;
  version++;
  publish();
}

function edit({ edit: number, intents }: Extract<WebviewMessage, { type: 'edit' }>): void {
  const { edits, problems } = contract.applyIntents(contract.parseManifest(text), intents);
  const reason = problems[0]?.message;
  if (reason !== undefined) {
    send({ type: 'edit-result', edit: number, outcome: 'refused', reason, version });
    return;
  }
  past.push(text);
  future.length = 0;
  text = contract.applyEdits(text, edits);
  version++;
  send({ type: 'edit-result', edit: number, outcome: 'applied', version });
  publish();
}

function step(from: string[], to: string[]): void {
  const next = from.pop();
  if (next === undefined) return;
  to.push(text);
  replaceText(next);
}

function receive(message: WebviewMessage): void {
  received.push(message);
  if (silent) return;
  switch (message.type) {
    case 'ready':
      if (document.against) void publishComparison(document.against);
      else publish();
      break;
    case 'edit':
      edit(message);
      break;
    case 'undo':
      step(past, future);
      break;
    case 'redo':
      step(future, past);
      break;
    case 'save':
      saved = text;
      send({ type: 'sync', state: { kind: 'saved' } });
      break;
    case 'ping':
      send({ type: 'pong', sequence: message.sequence });
      break;
    case 'start-from':
      past.push(text);
      replaceText(contract.patternOf(message.pattern)?.starter('preview') ?? text);
      break;
    case 'error':
      console.error(message.message, message.stack ?? '');
      break;
    default:
    // The rest asks VS Code to show something: there is nothing to show here, tests look into `received`.
  }
}

let state: unknown;
const api = {
  postMessage: (message: WebviewMessage) => setTimeout(() => receive(structuredClone(message)), 0),
  getState: () => state,
  setState: (next: unknown) => {
    state = next;
    return next;
  },
};

window.acquireVsCodeApi = () => api;
window.preview = {
  received,
  text: () => text,
  setText: replaceText,
  send,
  setSilent: value => {
    silent = value;
  },
};
