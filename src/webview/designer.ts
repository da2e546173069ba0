import type { EntityRef, Intent, Position } from '../contract/edit/intent.js';
import type { WebviewMessage } from '../protocol.js';
import { runCommand } from './commands.js';
import type { Host } from './host.js';
import { initialState, lockReason, reduce, sameRef } from './state.js';
import { createStore, type Store } from './store.js';

/** What panels and canvas call: every change of the document goes through `edit`. */
export interface Designer {
  readonly store: Store;
  readonly host: Host;
  /** Sends one undoable step. False, with the reason shown, when the canvas is locked. */
  edit(label: string, intents: readonly Intent[], select?: EntityRef | 'new'): boolean;
  /** Selects entities and lets the text editor beside follow. */
  select(targets: readonly EntityRef[]): void;
  /** Says something in the status line and to screen readers. */
  say(text: string): void;
  /** True when editing is open; else says why not. */
  mayEdit(): boolean;
  post(message: WebviewMessage): void;
  /** The canvas registers here what only it can do. */
  readonly view: { current: View | undefined };
}

/** What only the mounted canvas can do. */
export interface View {
  fit(): void;
  zoomTo(targets: readonly EntityRef[]): void;
  /** Brings an entity into sight without changing the zoom more than needed. */
  show(target: EntityRef): void;
  /** A free place for a new card near the middle of what is seen. */
  freePlace(): Position;
  focus(): void;
  /** Screen pixels to canvas pixels. */
  toCanvas(x: number, y: number): Position;
}

/** Starts the designer on a host: state, edits and messages. */
export function createDesigner(host: Host): Designer {
  const store = createStore(initialState, reduce);
  const view: { current: View | undefined } = { current: undefined };
  let lastEdit = 0;

  const designer: Designer = {
    store,
    host,
    view,
    post: message => host.post(message),
    say: text => store.dispatch({ type: 'notice', tone: 'info', text }),
    mayEdit() {
      const reason = lockReason(store.get());
      if (reason) store.dispatch({ type: 'notice', tone: 'refused', text: reason });
      return reason === undefined;
    },
    edit(label, intents, select) {
      if (intents.length === 0 || !designer.mayEdit()) return false;
      lastEdit += 1;
      const pending = { edit: lastEdit, label, intents };
      store.dispatch({ type: 'sent', pending, ...(select ? { select } : {}) });
      host.post({ type: 'edit', version: store.get().version, ...pending });
      return true;
    },
    select(targets) {
      const before = store.get().selection;
      store.dispatch({ type: 'select', targets });
      const { selection } = store.get();
      if (selection === before) return;
      host.save({ selection });
      host.post({ type: 'selection', targets: selection });
    },
  };
  return designer;
}

/** Connects the designer to its host's messages; returns the way to stop. */
export function startDesigner(designer: Designer): () => void {
  const { store, host } = designer;
  const remembered = (host.load().selection ?? []) as readonly EntityRef[];
  let restored = false;
  const stop = host.listen(
    message => {
      const before = store.get();
      store.dispatch({ type: 'host', message });
      const after = store.get();
      if (!restored && after.drawing) {
        restored = true;
        if (remembered.length > 0) store.dispatch({ type: 'select', targets: remembered });
      }
      if (message.type === 'document' && after.selection !== before.selection)
        host.post({ type: 'selection', targets: after.selection });
      if (message.type === 'command') runCommand(designer, message.command);
      if (message.type === 'reveal' && message.target) {
        if (!before.selection.some(ref => sameRef(ref, message.target as EntityRef)))
          designer.view.current?.show(message.target);
        if (message.focus) designer.view.current?.focus();
      }
    },
    silent => {
      store.dispatch({ type: 'silence', silent });
      // Back again: what the document is now settles what became of unanswered edits.
      if (!silent) host.post({ type: 'ready' });
    },
  );
  host.post({ type: 'ready' });
  return stop;
}
