import type { Json, JsonPath } from '../../schema/json.js';
import type { EntityRef } from '../edit/intent.js';

/** What a change is about: what crosses and how it is treated; who hands over to whom; where cards stand. */
export const changeCategories = ['contract', 'wiring', 'layout'] as const;
export type ChangeCategory = (typeof changeCategories)[number];

/** What happened to it. */
export type ChangeKind = 'added' | 'removed' | 'changed' | 'renamed';

/** One difference between two versions of a workflow. */
export interface WorkflowChange {
  readonly kind: ChangeKind;
  readonly category: ChangeCategory;
  /** What changed; undefined for the workflow itself. */
  readonly target: EntityRef | undefined;
  /** What it was called in the earlier version, where that is another name. */
  readonly was?: string;
  /** Where it stands in the version that has it. */
  readonly path: JsonPath;
  /** What changed, in words without a full stop. */
  readonly words: string;
  readonly before?: Json;
  readonly after?: Json;
}

/** A change of a part of an entity, before it is known which. */
export type PartChange = Omit<WorkflowChange, 'category' | 'target' | 'was'>;
