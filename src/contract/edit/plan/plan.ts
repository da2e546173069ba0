import type { JsonObject } from '../../../schema/json.js';
import type { Change } from '../change.js';

/** What an intent comes to on the json as it is now: changes, or why it cannot be done. */
export type Plan = { readonly changes: readonly Change[] } | { readonly refusal: string };

/** Plans one kind of intent; paths are those of the json given. */
export type Planner<I> = (intent: I, json: JsonObject) => Plan;

export const refuse = (refusal: string): Plan => ({ refusal });
