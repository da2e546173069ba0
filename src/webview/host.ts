import type { ChangeCategory } from '../contract/diff/change.js';
import type { HostMessage, WebviewMessage } from '../protocol.js';
import type { Json } from '../schema/json.js';
import type { Panels, Room } from './room.js';

/** What survives while the canvas is hidden: VS Code throws the page away and gives this back to the next one. */
export interface SavedView {
  readonly viewport?: { readonly x: number; readonly y: number; readonly zoom: number } | undefined;
  readonly selection?: readonly { readonly kind: string; readonly id: string }[];
  /** What a comparison shows: its two versions, in the host's words, and what of it is looked at. */
  readonly comparison?: KeptComparison;
  /** Which side panels are open, by how wide the page is. */
  readonly openPanels?: Partial<Record<Room, Panels>>;
}

/** What a comparison's page keeps while it is hidden, and over a restart. */
export interface KeptComparison {
  readonly kept?: Json | undefined;
  readonly shown?: readonly ChangeCategory[];
  readonly current?: string | undefined;
}

interface VsCodeApi {
  postMessage(message: WebviewMessage): void;
  getState(): SavedView | undefined;
  setState(state: SavedView): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The canvas's line to the extension host. */
export interface Host {
  post(message: WebviewMessage): void;
  load(): SavedView;
  save(change: SavedView): void;
  /** Calls back for every message, and with `silent` when the host does not answer. Returns the way to stop. */
  listen(onMessage: (message: HostMessage) => void, onSilence: (silent: boolean) => void): () => void;
}

const pingMs = 400;
/** A host that leaves so many pings without an answer is taken for dead. No time is measured: the page may have been busy. */
const missedPings = 5;

const isMessage = (data: unknown): data is HostMessage =>
  typeof data === 'object' && data !== null && typeof (data as { type?: unknown }).type === 'string';

/** Connects to VS Code; the only place that touches its API. */
export function connectHost(): Host {
  const api = acquireVsCodeApi();
  let saved: SavedView = api.getState() ?? {};
  return {
    post: message => api.postMessage(message),
    load: () => saved,
    save(change) {
      saved = { ...saved, ...change };
      api.setState(saved);
    },
    listen(onMessage, onSilence) {
      let unanswered = 0;
      let silent = false;
      let sequence = 0;
      const setSilent = (now: boolean) => {
        if (now === silent) return;
        silent = now;
        onSilence(now);
      };
      const receive = (event: MessageEvent) => {
        // Only VS Code's frame around this page may speak to it; it has the same origin. (Its window cannot be compared:
        // VS Code deletes `window.parent` before the page runs.)
        if (event.origin !== window.origin) return;
        if (!isMessage(event.data)) return;
        unanswered = 0;
        setSilent(false);
        if (event.data.type !== 'pong') onMessage(event.data);
      };
      const beat = () => {
        if (document.visibilityState === 'hidden') {
          unanswered = 0;
          return;
        }
        if (unanswered >= missedPings) setSilent(true);
        unanswered += 1;
        sequence += 1;
        api.postMessage({ type: 'ping', sequence });
      };
      window.addEventListener('message', receive);
      const timer = setInterval(beat, pingMs);
      return () => {
        clearInterval(timer);
        window.removeEventListener('message', receive);
      };
    },
  };
}
