import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Intent } from '../../../src/contract/edit/intent.js';
import type { Fix } from '../../../src/contract/problem.js';
import type { CanvasProblem, HostMessage } from '../../../src/protocol.js';
import { openCanvas, testApi } from '../support.js';

/** One document on the canvas, seen from the page's side. */
export interface CanvasPage {
  readonly uri: vscode.Uri;
  readonly document: vscode.TextDocument;
  /** Handles a message as if the page had sent it. */
  send(message: unknown): Promise<void>;
  /** Sends intents as one edit and gives the answer. */
  edit(...intents: readonly Intent[]): Promise<Extract<HostMessage, { type: 'edit-result' }>>;
  received(): readonly HostMessage[];
  /** The problems that the page has, put together from what it was sent. */
  problems(): readonly CanvasProblem[];
  /** What the host knows of the fixes of the problem with this number. */
  fixesOf(index: number): readonly Fix[];
  /** The newest message of a type. */
  last<T extends HostMessage['type']>(type: T): Extract<HostMessage, { type: T }> | undefined;
}

let edits = 0;

/** Opens a manifest on the canvas and plays its page. */
export async function openPage(uri: vscode.Uri, column = vscode.ViewColumn.One): Promise<CanvasPage> {
  const api = await testApi();
  const document = await openCanvas(uri, column);
  const received = () => api.received(uri);
  return {
    uri,
    document,
    received,
    send: message => api.send(uri, message),
    async edit(...intents) {
      const edit = ++edits;
      await api.send(uri, { type: 'edit', edit, version: document.version, label: 'test', intents });
      const answer = received().find(message => message.type === 'edit-result' && message.edit === edit);
      assert.ok(answer?.type === 'edit-result', 'the edit is answered');
      return answer;
    },
    problems: () =>
      received().reduce<readonly CanvasProblem[]>(
        (known, message) =>
          message.type === 'problems'
            ? [
                ...known.slice(0, message.head),
                ...message.problems,
                ...known.slice(known.length - (message.tail ?? 0)),
              ]
            : known,
        [],
      ),
    fixesOf: index => api.services.problems.shown(uri)[index]?.fixes ?? [],
    last<T extends HostMessage['type']>(type: T) {
      return received().findLast(
        (message): message is Extract<HostMessage, { type: T }> => message.type === type,
      );
    },
  };
}

/** An intent that moves one node. */
export const move = (id: string, x: number, y: number): Intent => ({
  type: 'move',
  positions: { [id]: { x, y } },
});

/** An intent that adds a step. */
export const addAgent = (id: string): Intent => ({ type: 'add', kind: 'agent', id, value: { role: 'step' } });
