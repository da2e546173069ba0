import type { Scope } from '../../schema/graph.js';
import type { JsonObject, JsonSchema } from '../../schema/json.js';
import type { Doc } from '../print/index.js';
import type { Expression } from './expression.js';
import type { Location, Step } from './step.js';

/** JSON Schema's type names as far as values can be told apart by them. */
export type TypeName = 'null' | 'boolean' | 'object' | 'array' | 'number' | 'string' | 'integer';

/** The value a schema is being applied to, inside one generated function. */
export interface Subject {
  readonly variable: string;
  readonly at: Location;
  readonly scope: Scope;
  /** Words that name helper functions and constants made for it. */
  readonly hint: string;
  /** How deep in nested blocks it is; deep ones move to functions of their own. */
  readonly level: number;
  /** Types the value is known to have by now; undefined = anything. */
  readonly known?: ReadonlySet<TypeName>;
}

/** What keyword planners need of the function and the module they plan for. */
export interface Planner {
  /** Whether `format` is an assertion in this schema. */
  assertsFormat(schema: JsonObject): boolean;
  /** A fresh local variable named after a text. */
  local(text: string): string;
  /** A module constant; equal values share one. `kind` is its suffix. */
  constant(hint: string, kind: 'Pattern' | 'Names' | 'Values' | 'Constant', value: Doc): string;
  /** A runtime helper by name. */
  use(name: string, module?: 'validation' | 'formats'): string;
  /** The steps that check a schema in place. */
  steps(schema: JsonSchema, subject: Subject): Step[];
  /** The steps that check a schema, moved to a function of its own where they would be long. */
  child(schema: JsonSchema, subject: Subject): Step[];
  /** The condition under which a value fits a schema. */
  test(schema: JsonSchema, subject: Subject): Expression;
  /** A call to the function made for a schema. */
  call(schema: JsonSchema, subject: Subject): Step[];
  /** The calls that note in `evaluated` what a schema looks at in the subject; `others` = save by its own unevaluated*. */
  collect(schema: JsonSchema, subject: Subject, evaluated: string, others?: boolean): Step[];
}
