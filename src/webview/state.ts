import type { EntityRef, Intent, Position } from '../contract/edit/intent.js';
import { collections } from '../contract/index.js';
import type { ParsedManifest } from '../contract/parse.js';
import type { CanvasProblem, HealthReport, HostMessage, Lock, SyncState } from '../protocol.js';
import { type Drawing, draw, drawAfresh } from './drawing.js';
import { isHealthReport } from './health.js';
import type { Overlay } from './overlay.js';

/** An edit that was sent and has not come back in a document yet. */
export interface PendingEdit {
  readonly edit: number;
  readonly label: string;
  readonly intents: readonly Intent[];
  /** Set once the host has applied it: it is settled when a document of this version has arrived. */
  readonly appliedIn?: number;
  /** Sent before the host fell silent: nobody knows what became of it until the next document. */
  readonly doubtful?: boolean;
}

/** One line for the user: what was refused, done, or found. */
export interface Notice {
  readonly tone: 'refused' | 'info';
  readonly text: string;
  /** Grows with each notice, so that the same words are spoken again. */
  readonly serial: number;
}

/** Everything the canvas knows. Changed only by `reduce`. */
export interface CanvasState {
  readonly version: number;
  readonly uri: string;
  readonly text: string | undefined;
  readonly trusted: boolean;
  readonly lock: Lock | undefined;
  /** The latest text, read; undefined before the first document. */
  readonly parsed: ParsedManifest | undefined;
  /** What is shown: the latest text that could be read; kept while the text is broken. */
  readonly drawing: Drawing | undefined;
  readonly problems: readonly CanvasProblem[];
  readonly problemsVersion: number;
  readonly sync: SyncState;
  /** What traces say of the handoffs, while it is shown. */
  readonly health: HealthReport | undefined;
  readonly disconnected: boolean;
  readonly pending: readonly PendingEdit[];
  /** Positions shown before the document confirms them. */
  readonly moved: Readonly<Record<string, Position>>;
  readonly selection: readonly EntityRef[];
  readonly renaming: EntityRef | undefined;
  /** Where its name is edited: on the canvas, or in the inspector’s title. */
  readonly renamingIn: 'canvas' | 'title';
  readonly overlay: Overlay | undefined;
  readonly notice: Notice | undefined;
  /** What is selected as soon as a document holds it: an entity just added or renamed, or whatever is new (a paste). */
  readonly awaited: EntityRef | 'new' | undefined;
  /** What was awaited and has come; a new object each time, so that it is brought into sight. */
  readonly arrival: EntityRef | undefined;
  /** The next document is laid out anew: somebody tidied. */
  readonly afresh: boolean;
}

export const initialState: CanvasState = {
  version: -1,
  uri: '',
  text: undefined,
  trusted: true,
  lock: undefined,
  parsed: undefined,
  drawing: undefined,
  problems: [],
  problemsVersion: -1,
  sync: { kind: 'saved' },
  health: undefined,
  disconnected: false,
  pending: [],
  moved: {},
  selection: [],
  renaming: undefined,
  renamingIn: 'canvas',
  overlay: undefined,
  notice: undefined,
  awaited: undefined,
  arrival: undefined,
  afresh: false,
};

export type CanvasEvent =
  | { readonly type: 'host'; readonly message: HostMessage }
  | { readonly type: 'silence'; readonly silent: boolean }
  | { readonly type: 'sent'; readonly pending: PendingEdit; readonly select?: EntityRef | 'new' }
  | { readonly type: 'select'; readonly targets: readonly EntityRef[] }
  | {
      readonly type: 'rename';
      readonly target: EntityRef | undefined;
      readonly where?: CanvasState['renamingIn'];
    }
  /** Lay out anew: what is shown, or what the next document brings. */
  | { readonly type: 'reflow'; readonly when: 'now' | 'next' }
  | { readonly type: 'overlay'; readonly overlay: Overlay | undefined }
  | { readonly type: 'notice'; readonly tone: Notice['tone']; readonly text: string };

export const sameRef = (a: EntityRef, b: EntityRef): boolean => a.kind === b.kind && a.id === b.id;

const sameRefs = (a: readonly EntityRef[], b: readonly EntityRef[]): boolean =>
  a.length === b.length && a.every((ref, i) => sameRef(ref, b[i] as EntityRef));

const notify = (state: CanvasState, tone: Notice['tone'], text: string): Notice => ({
  tone,
  text,
  serial: (state.notice?.serial ?? 0) + 1,
});

/** The positions that pending edits promise. */
function promised(pending: readonly PendingEdit[]): Record<string, Position> {
  const moved: Record<string, Position> = Object.create(null);
  for (const { intents } of pending) {
    for (const intent of intents) {
      if (intent.type === 'move') Object.assign(moved, intent.positions);
      if (intent.type === 'add' && intent.kind === 'agent' && intent.position)
        moved[intent.id] = intent.position;
    }
  }
  return moved;
}

const withPending = (state: CanvasState, pending: readonly PendingEdit[]): CanvasState =>
  pending === state.pending ? state : { ...state, pending, moved: promised(pending) };

function receiveDocument(
  state: CanvasState,
  message: Extract<HostMessage, { type: 'document' }>,
): CanvasState {
  // An older version than the one shown can only be a late repeat.
  if (message.version < state.version && message.uri === state.uri) return state;
  const sameText = message.text === state.text && state.parsed !== undefined;
  const { parsed, drawing } = sameText
    ? { parsed: state.parsed, drawing: state.drawing }
    : draw(message.text, state.drawing, state.parsed, state.afresh || message.uri !== state.uri);
  const arrived = arrivedIn(drawing, state);
  const selection = arrived
    ? arrived
    : drawing
      ? state.selection.filter(ref => exists(drawing, ref))
      : state.selection;
  const doubtful = state.pending.filter(edit => edit.doubtful && edit.appliedIn === undefined);
  const settled = state.pending.filter(
    edit => !doubtful.includes(edit) && (edit.appliedIn === undefined || edit.appliedIn > message.version),
  );
  return {
    ...withPending(state, settled.length === state.pending.length ? state.pending : settled),
    version: message.version,
    uri: message.uri,
    text: message.text,
    trusted: message.trusted,
    lock: message.lock,
    parsed,
    drawing,
    selection: sameRefs(selection, state.selection) ? state.selection : selection,
    awaited: arrived ? undefined : state.awaited,
    arrival: arrived ? arrived.at(-1) : state.arrival,
    afresh: sameText && state.afresh,
    notice:
      doubtful.length === 0
        ? state.notice
        : notify(
            state,
            'refused',
            `Not confirmed while VS Code was silent: ${doubtful.map(edit => edit.label).join(', ')}. Check whether it is there.`,
          ),
    renaming:
      state.renaming && drawing && exists(drawing, state.renaming) && !message.lock
        ? state.renaming
        : undefined,
  };
}

/** What was awaited and is in the new drawing. */
function arrivedIn(drawing: Drawing | undefined, state: CanvasState): EntityRef[] | undefined {
  const { awaited } = state;
  if (!drawing || !awaited) return undefined;
  if (awaited !== 'new') return exists(drawing, awaited) ? [awaited] : undefined;
  const before = state.drawing;
  const fresh = (['agent', 'handoff', 'store', 'deadLetterQueue'] as const).flatMap(kind =>
    Object.keys(drawing.manifest[collections[kind]] ?? {})
      .map(id => ({ kind, id }))
      .filter(ref => !before || !exists(before, ref)),
  );
  return fresh.length > 0 ? fresh : undefined;
}

/** True when the drawing holds this entity. */
export function exists(drawing: Drawing, ref: EntityRef): boolean {
  const home = drawing.manifest[collections[ref.kind]];
  return home !== undefined && Object.hasOwn(home, ref.id);
}

function receive(state: CanvasState, message: HostMessage): CanvasState {
  switch (message.type) {
    case 'document':
      return receiveDocument(state, message);
    case 'problems':
      return {
        ...state,
        problems: problemsAfter(state.problems, message),
        problemsVersion: message.version,
      };
    case 'sync':
      return { ...state, sync: message.state };
    case 'health':
      return { ...state, health: isHealthReport(message.report) ? message.report : undefined };
    case 'edit-result': {
      const edit = state.pending.find(pending => pending.edit === message.edit);
      if (!edit) return state;
      if (message.outcome === 'refused') {
        const rest = withPending(
          state,
          state.pending.filter(pending => pending !== edit),
        );
        const text = `${edit.label}: not done. ${message.reason ?? 'The document does not allow it.'}`;
        return { ...rest, awaited: undefined, afresh: false, notice: notify(state, 'refused', text) };
      }
      if (message.version <= state.version)
        return withPending(
          state,
          state.pending.filter(pending => pending !== edit),
        );
      return {
        ...state,
        pending: state.pending.map(pending =>
          pending === edit ? { ...pending, appliedIn: message.version } : pending,
        ),
      };
    }
    case 'reveal': {
      const selection = message.target ? [message.target] : [];
      return sameRefs(selection, state.selection) ? state : { ...state, selection };
    }
    default:
      return state;
  }
}

/** The state after an event; pure. */
export function reduce(state: CanvasState, event: CanvasEvent): CanvasState {
  switch (event.type) {
    case 'host':
      return receive(state, event.message);
    case 'silence':
      if (event.silent === state.disconnected) return state;
      return {
        ...state,
        disconnected: event.silent,
        pending: event.silent ? state.pending : state.pending.map(edit => ({ ...edit, doubtful: true })),
      };
    case 'sent':
      return {
        ...withPending(state, [...state.pending, event.pending]),
        awaited: event.select ?? state.awaited,
        notice: notify(state, 'info', event.pending.label),
      };
    case 'select':
      return sameRefs(event.targets, state.selection) ? state : { ...state, selection: event.targets };
    case 'rename':
      return { ...state, renaming: event.target, renamingIn: event.where ?? 'canvas' };
    case 'reflow':
      if (event.when === 'next') return { ...state, afresh: true };
      return state.drawing ? { ...state, drawing: drawAfresh(state.drawing) } : state;
    case 'overlay':
      return { ...state, overlay: event.overlay };
    case 'notice':
      return { ...state, notice: notify(state, event.tone, event.text) };
  }
}

/** Why nothing may be changed now, in words; undefined when editing is open. */
export function lockReason(state: CanvasState): string | undefined {
  if (state.disconnected) return 'Disconnected from VS Code.';
  if (state.lock) return state.lock.message;
  if (!state.trusted) return 'This workspace is in Restricted Mode: the canvas is view only.';
  if (state.parsed && !state.parsed.editable) return 'The text has errors that must be fixed first.';
  return undefined;
}

/** The list of problems with what is new in it; the same list when nothing is. */
function problemsAfter(
  before: readonly CanvasProblem[],
  { problems, head = 0, tail = 0 }: Extract<HostMessage, { type: 'problems' }>,
): readonly CanvasProblem[] {
  if (problems.length === 0 && before.length > 0 && head + tail === before.length) return before;
  return [...before.slice(0, head), ...problems, ...before.slice(before.length - tail)];
}
