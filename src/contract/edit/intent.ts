import type { Json, JsonPath } from '../../schema/json.js';
import type { PatternId } from '../manifest/workflow.js';

/** A canvas position in pixels at zoom 1; the top left corner of a card. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** What can be selected, moved, renamed or removed: the manifest's keyed collections. */
export type EntityKind = 'agent' | 'handoff' | 'type' | 'store' | 'deadLetterQueue' | 'sideEffect';

/** Names one entity. */
export interface EntityRef {
  readonly kind: EntityKind;
  readonly id: string;
}

/**
 * What the user meant, in terms of the contract. One intent is one undo step; `applyIntents` turns a list of them into
 * one minimal set of text edits.
 */
export type Intent =
  /** Adds an entity under a new id; fails when the id is taken. `position` pins an agent on the canvas. */
  | {
      readonly type: 'add';
      readonly kind: EntityKind;
      readonly id: string;
      readonly value: Json;
      readonly position?: Position;
    }
  /** Renames an entity and every reference to it inside the manifest (handoffs, layout, accepts, `$ref`s, …). */
  | { readonly type: 'rename'; readonly kind: EntityKind; readonly id: string; readonly to: string }
  /** Removes entities and what cannot stand without them (an agent's handoffs, its layout entry). */
  | { readonly type: 'remove'; readonly targets: readonly EntityRef[] }
  /** Pins nodes at positions (agents by id, stores as `store:id`, queues as `queue:id`), rounded to whole pixels. */
  | { readonly type: 'move'; readonly positions: Readonly<Record<string, Position>> }
  /** Unpins nodes, so that automatic layout places them again. */
  | { readonly type: 'unpin'; readonly ids: readonly string[] }
  /** Changes the workflow's pattern; nothing else. */
  | { readonly type: 'set-pattern'; readonly pattern: PatternId }
  /** Sets the value at a path, creating missing parents; an untouched neighbour keeps its bytes. */
  | { readonly type: 'set'; readonly path: JsonPath; readonly value: Json }
  /** Removes the value at a path; silently nothing where it is absent already. */
  | { readonly type: 'unset'; readonly path: JsonPath }
  /** Renames a key in place, keeping its value's bytes and its place among its siblings. */
  | { readonly type: 'rename-key'; readonly path: JsonPath; readonly to: string }
  /** Pastes a piece of a manifest (agents, handoffs, types, …), renaming what collides. */
  | { readonly type: 'paste'; readonly fragment: Json; readonly offset?: Position };

/** Replaces `length` UTF-16 units at `offset` by `text`. */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}
