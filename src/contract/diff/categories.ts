import type { EntityKind } from '../edit/intent.js';
import type { ChangeCategory } from './change.js';

/** Parts that say who works with whom; every other part belongs to the contract. */
const wiring: Readonly<Record<EntityKind | 'workflow', ReadonlySet<string>>> = {
  workflow: new Set(['pattern', 'hopLimit', 'checkpoints', 'eventLog']),
  agent: new Set(['role', 'stores']),
  handoff: new Set(['from', 'to']),
  type: new Set(),
  sideEffect: new Set(),
  store: new Set(),
  deadLetterQueue: new Set(),
};

/** What a changed part of an entity is about. */
export const categoryOfPart = (kind: EntityKind | undefined, part: string): ChangeCategory =>
  wiring[kind ?? 'workflow'].has(part) ? 'wiring' : 'contract';

/** What it is about that an entity came or went: types and side effects are no part of the drawing. */
export const categoryOfEntity = (kind: EntityKind): ChangeCategory =>
  kind === 'type' || kind === 'sideEffect' ? 'contract' : 'wiring';
