import type { WorkflowChange } from './contract/diff/change.js';
import type { EntityRef, Intent } from './contract/edit/intent.js';
import type { PatternId } from './contract/manifest/workflow.js';
import type { Fix, Problem, TextRange } from './contract/problem.js';
import type { EdgeVerdict } from './drift/comparison/edge-verdict.js';
import type { Json } from './schema/json.js';

/** Every message between the extension host and the canvas webview. Events go one way; edits carry the version they were made on. */

/** Where the document stands with respect to disk and generated code; shown in the canvas's status bar. */
export type SyncState =
  | { readonly kind: 'saved'; readonly generated?: number; readonly note?: string }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'generating' }
  | { readonly kind: 'failed'; readonly message: string };

/** Why the canvas must not edit right now. */
export type Lock =
  | { readonly reason: 'syntax'; readonly message: string; readonly range: TextRange }
  | { readonly reason: 'newer-version'; readonly message: string }
  /** Only the migration may edit it. */
  | { readonly reason: 'older-version'; readonly message: string }
  | { readonly reason: 'read-only'; readonly message: string };

/** A problem of a document, with the fixes that can be asked for by their number. */
export interface ShownProblem extends Problem {
  readonly fixes: readonly Fix[];
}

/** A problem as the canvas gets it. */
export interface CanvasProblem extends Omit<Problem, 'fixes'> {
  /** What its fixes are called; one is asked for by its number. */
  readonly fixes: readonly string[];
  /** Completing the pattern takes it away. */
  readonly isMissingPart?: true;
}

/** One side of a comparison. */
export interface ComparedSide {
  /** What people call it: `HEAD`, `v1.2.0`, a file’s name, the working copy. */
  readonly label: string;
  /** Undefined where there is none, or none that can be read: `problem` says why. */
  readonly text?: string;
  readonly problem?: string;
}

/** The two sides of a comparison, the older on the left. */
export type SideName = 'before' | 'after';

/** Two versions of a workflow and everything that differs; the page draws it, the host has worked it out. */
export interface ComparisonMessage {
  readonly type: 'comparison';
  /** The workflow’s file name. */
  readonly name: string;
  /** What the page keeps, and gives back when VS Code opens it again after a restart. */
  readonly kept?: Json;
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  readonly changes: readonly WorkflowChange[];
  readonly verdicts: readonly EdgeVerdict[];
  /** Why contracts could not be judged although both sides are drawn. */
  readonly unjudged?: string;
}

/** What traces say of one handoff; thresholds are the manifest's. */
export interface HealthFigures {
  readonly handoff: string;
  /** How many times it was made. */
  readonly made: number;
  /** Absent where no latency was recorded. */
  readonly p95LatencyMs?: number;
  readonly retryRate: number;
  readonly schemaViolationRate: number;
}

/** What was measured, and in which files (relative to the manifest's folder). */
export interface HealthReport {
  readonly traces: readonly string[];
  readonly handoffs: readonly HealthFigures[];
}

export type HostMessage =
  /** The document as it is now. The text is the truth; the webview parses it with the same pure model. */
  | {
      readonly type: 'document';
      readonly version: number;
      readonly text: string;
      readonly lock: Lock | undefined;
      readonly trusted: boolean;
      readonly uri: string;
    }
  /**
   * Problems of the current document, drift included: those between the first `head` and the last `tail` of the ones sent
   * before, which are still there.
   */
  | {
      readonly type: 'problems';
      readonly version: number;
      readonly problems: readonly CanvasProblem[];
      readonly head?: number;
      readonly tail?: number;
    }
  | { readonly type: 'sync'; readonly state: SyncState }
  /** What traces say of the handoffs; without a report nothing is shown of it. */
  | { readonly type: 'health'; readonly report: HealthReport | undefined }
  /** The outcome of the edit with this number; a refused one was not applied, and says why. */
  | {
      readonly type: 'edit-result';
      readonly edit: number;
      readonly outcome: 'applied' | 'refused';
      readonly reason?: string;
      readonly version: number;
    }
  /** The text cursor moved onto this entity (or nothing). */
  | { readonly type: 'reveal'; readonly target: EntityRef | undefined; readonly focus: boolean }
  /** A command of the editor that the canvas carries out. */
  | { readonly type: 'command'; readonly command: CanvasCommand }
  | ComparisonMessage
  /** Answers `ping`; a canvas that hears nothing for 3 s locks itself and says so. */
  | { readonly type: 'pong'; readonly sequence: number };

export type CanvasCommand =
  | 'tidy'
  | 'fit'
  | 'search'
  | 'add-agent'
  | 'delete-selection'
  | 'select-all'
  | 'copy'
  | 'cut'
  | 'paste'
  | 'duplicate'
  | PictureCommand;

/** Makes a picture on the canvas, which knows the theme's colours: a file in them or for white paper, or the clipboard's. */
export type PictureCommand =
  | 'export-svg'
  | 'export-svg-print'
  | 'export-png'
  | 'export-png-print'
  | 'copy-image';

/** What the host writes of a workflow without a canvas. */
export type DocumentFormat = 'mermaid' | 'markdown';

export type WebviewMessage =
  /** The webview has loaded (again) and wants everything. */
  | { readonly type: 'ready' }
  /** Intents made on document `version`; all of them are one undo step. `label` says what the user did. */
  | {
      readonly type: 'edit';
      readonly edit: number;
      readonly version: number;
      readonly label: string;
      readonly intents: readonly Intent[];
    }
  /** Take the measurements off the canvas. */
  | { readonly type: 'hide-health' }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'save' }
  /** Carry out a fix's action, or its intents, of the problem at this index of the last `problems` message. */
  | { readonly type: 'fix'; readonly version: number; readonly problem: number; readonly fix: number }
  /** The selection on the canvas changed; the text editor beside it follows. */
  | { readonly type: 'selection'; readonly targets: readonly EntityRef[] }
  /** Show the text, at a place where one is given. */
  | { readonly type: 'open-text'; readonly target?: EntityRef; readonly range?: TextRange }
  /** Open a file of the workspace, relative to the manifest's folder (agent sources, generated files). */
  | { readonly type: 'open-file'; readonly file: string }
  | { readonly type: 'open-docs'; readonly code: string }
  /** Writes a workflow of this pattern into an empty document. */
  | { readonly type: 'start-from'; readonly pattern: PatternId }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'export'; readonly name: string; readonly mime: string; readonly base64: string }
  /** Write the workflow as a document: the host has the files that it refers to. */
  | { readonly type: 'export-document'; readonly format: DocumentFormat }
  /** Compare the workflow with another version of it. */
  | { readonly type: 'compare' }
  /** On a comparison: show another version on this side; show the sides the other way round; show both as text. */
  | { readonly type: 'choose-side'; readonly side: SideName }
  | { readonly type: 'swap-sides' }
  | { readonly type: 'compare-text' }
  | { readonly type: 'ping'; readonly sequence: number }
  /** An unexpected error in the canvas, for the output channel. */
  | { readonly type: 'error'; readonly message: string; readonly stack?: string };
