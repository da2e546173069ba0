import type { Position } from '../contract/edit/intent.js';

/** What lies over the canvas: at most one at a time. */
export type Overlay =
  | { readonly kind: 'search'; readonly text?: string }
  /** Choose the target of a new handoff by keyboard. */
  | { readonly kind: 'connect'; readonly from: string }
  /** A handoff was dropped on empty canvas: what may follow, at this place (canvas pixels) and point (screen). */
  | {
      readonly kind: 'follow';
      readonly from: string;
      readonly at: Position;
      readonly screen: Position;
    }
  | { readonly kind: 'menu'; readonly screen: Position; readonly at: Position }
  | { readonly kind: 'help' };
