import type { Position } from '../contract/edit/intent.js';
import type { PatternId } from '../contract/manifest/workflow.js';

/** What lies over the canvas: at most one at a time. */
export type Overlay =
  | { readonly kind: 'search'; readonly text?: string }
  /** Choose by keyboard who takes a new handoff, or the one that is there already. */
  | { readonly kind: 'connect'; readonly from: string; readonly handoff?: string }
  /** A handoff was dropped on empty canvas: what may follow, at this place (canvas pixels) and point (screen). */
  | {
      readonly kind: 'follow';
      readonly from: string;
      readonly at: Position;
      readonly screen: Position;
    }
  | { readonly kind: 'menu'; readonly screen: Position; readonly at: Position }
  /** Type what is to be added, at this place where one was pointed at. */
  | { readonly kind: 'add'; readonly at?: Position }
  /** Choose among the patterns. */
  | { readonly kind: 'patterns' }
  /** What a change of pattern will do; to its own pattern, a workflow is completed. */
  | { readonly kind: 'pattern'; readonly to: PatternId }
  /** What the workflow can be exported as. */
  | { readonly kind: 'export'; readonly screen: Position }
  | { readonly kind: 'help' };
