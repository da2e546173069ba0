import type { Json } from '../../../src/schema/json.js';

/**
 * How the values of two schemas stand to each other: `=` the same, `<` every old one is new, `>` every new one is
 * old, `#` neither.
 */
export type Relation = '=' | '<' | '>' | '#';

/** What it is about, how old stands to new (by reasoning, not by running anything), old, new. */
export type Case = readonly [title: string, relation: Relation, old: unknown, next: unknown];

/** The two questions of a case, with their answers. */
export const answersOf = (relation: Relation): { readonly backward: boolean; readonly forward: boolean } => ({
  backward: relation === '=' || relation === '<',
  forward: relation === '=' || relation === '>',
});

/** The schemas of a case, as JSON. */
export const schemasOf = ([, , old, next]: Case): readonly [Json, Json] => [old as Json, next as Json];
