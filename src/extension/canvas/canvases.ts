import type * as vscode from 'vscode';
import type { HostMessage } from '../../protocol.js';
import type { Services } from '../host.js';
import { type CanvasSession, openSession } from './session.js';

/** Every open canvas: any number on one document, each with its session. */
export interface Canvases extends vscode.Disposable {
  open(services: Services, document: vscode.TextDocument, panel: vscode.WebviewPanel): void;
  of(uri: vscode.Uri): readonly CanvasSession[];
  all(): readonly CanvasSession[];
  /** Called with every message that goes to a canvas; for tests and logging. */
  readonly listeners: Set<(session: CanvasSession, message: HostMessage) => void>;
  /** The canvas that has the focus, or had it last among those visible. */
  active(): CanvasSession | undefined;
}

/** Keeps the sessions of all canvases. */
export function createCanvases(): Canvases {
  const sessions = new Set<CanvasSession>();
  return {
    open(services, document, panel) {
      const session = openSession(services, document, panel);
      sessions.add(session);
      panel.onDidDispose(() => sessions.delete(session));
    },
    of: uri => [...sessions].filter(session => session.document.uri.toString() === uri.toString()),
    all: () => [...sessions],
    listeners: new Set(),
    active: () =>
      [...sessions].find(session => session.panel.active) ??
      [...sessions].find(session => session.panel.visible),
    dispose: () => sessions.clear(),
  };
}
