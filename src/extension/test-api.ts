import * as vscode from 'vscode';
import type { HostMessage } from '../protocol.js';
import type { Services } from './host.js';

/** What in-host tests reach beyond VS Code's own API: the page's side of the canvas. Only while tests run. */
export interface TestApi {
  /** How many canvases of a document have their session. */
  canvases(uri: vscode.Uri): number;
  /** Handles a message as if the document's canvas (the `index`th) had sent it. */
  send(uri: vscode.Uri, message: unknown, index?: number): Promise<void>;
  /** Every message that went to canvases of a document since `clear`. */
  received(uri: vscode.Uri): readonly HostMessage[];
  clear(): void;
  readonly services: Services;
}

/** Listens to what canvases are sent. */
export function createTestApi(services: Services): TestApi {
  const received = new Map<string, HostMessage[]>();
  if (services.context.extensionMode === vscode.ExtensionMode.Test) {
    services.canvases.listeners.add(({ document }, message) => {
      const key = document.uri.toString();
      received.set(key, [...(received.get(key) ?? []), message]);
    });
  }
  return {
    canvases: uri => services.canvases.of(uri).length,
    async send(uri, message, index = 0) {
      const session = services.canvases.of(uri)[index];
      if (!session) throw new Error(`No canvas ${index} of ${uri} is open.`);
      await session.receive(message);
    },
    received: uri => received.get(uri.toString()) ?? [],
    clear: () => received.clear(),
    services,
  };
}
