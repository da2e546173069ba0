import { type Json, type JsonObject, type JsonSchema, toPointer } from '../json.js';
import type { SchemaGraph, Scope } from '../resolve.js';

/** One reason why a value is not valid. */
export interface Issue {
  /** JSON Pointer to the offending value in the instance; `''` is the whole instance. */
  readonly path: string;
  /** The keyword that rejects it; `false` for the boolean schema `false`. */
  readonly keyword: string;
  /** In plain words, to be read after the name of the value: "must be a string". */
  readonly message: string;
  /** JSON Pointer to the keyword in the schema as written. */
  readonly schemaPath: string;
  /** URI of the schema document that holds `schemaPath`. */
  readonly document: string;
  /** For `anyOf` and `oneOf`: why the closest alternative rejects the value. */
  readonly causes?: readonly Issue[];
}

/** Decides a `format`: true when the text has it. */
export type FormatChecker = (text: string) => boolean;

/** How to evaluate. */
export interface EvaluateOptions {
  /** Makes `format` an assertion; otherwise it is one only where the metaschema says so. */
  readonly assertFormat?: boolean;
  /** The formats that can be asserted, by name; others are annotations. */
  readonly formats?: ReadonlyMap<string, FormatChecker>;
  /** Told whenever a judgement passes over a keyword that cannot be decided: it asserted nothing. */
  readonly onUndecided?: (schema: JsonObject, keyword: string) => void;
}

/** What the subschemas that accepted an object or array have looked at, for `unevaluated*`. */
export interface Seen {
  readonly keys: Set<string>;
  allKeys: boolean;
  /** Items before this index have been evaluated. */
  items: number;
  readonly someItems: Set<number>;
}

/** One evaluation: where it stands, and what it has found. Without `issues` it stops at the first failure. */
export interface Run {
  issues: Issue[] | undefined;
  readonly path: (string | number)[];
  depth: number;
}

/** A compiled schema or keyword. Tells `seen`, where given, what it evaluated. */
export type Check = (value: Json, run: Run, seen: Seen | undefined) => boolean;

/** What a keyword's compiler may use. */
export interface Site {
  readonly schema: JsonObject;
  readonly scope: Scope;
  readonly graph: SchemaGraph;
  readonly options: EvaluateOptions;
  /** Compiles a subschema applied to the same value. */
  inPlace(schema: JsonSchema): Check;
  /** Compiles a subschema applied to a part of the value, on first use. */
  child(schema: JsonSchema): Check;
  /** Compiles what `$ref` or `$dynamicRef` leads to; undefined when it leads nowhere. */
  reference(keyword: '$ref' | '$dynamicRef'): Check | undefined;
  /** Notes an issue at the run's place; always false, so that a check can return it. */
  fail(run: Run, keyword: string, message: string, causes?: readonly Issue[]): false;
}

/** Turns one keyword (or a family that works together) of a schema into a check; undefined when it is absent. */
export type KeywordCompiler = (site: Site) => Check | undefined;

/** A fresh record of what has been evaluated: nothing yet. */
export const newSeen = (): Seen => ({ keys: new Set(), allKeys: false, items: 0, someItems: new Set() });

/** Adds what `from` has seen to `to`. */
export function mergeSeen(to: Seen, from: Seen): void {
  for (const key of from.keys) to.keys.add(key);
  for (const index of from.someItems) to.someItems.add(index);
  to.allKeys ||= from.allKeys;
  to.items = Math.max(to.items, from.items);
}

/** Values nested deeper than this are not valid: recursion stays safe. */
export const maxValueDepth = 1000;

/** Applies a check to a member or item of the value at hand. */
export function descend(check: Check, key: string | number, value: Json, run: Run): boolean {
  run.path.push(key);
  run.depth++;
  const ok =
    run.depth > maxValueDepth
      ? pushIssue(run, { keyword: 'depth', message: 'is nested too deeply', schemaPath: '', document: '' })
      : check(value, run, undefined);
  run.depth--;
  run.path.pop();
  return ok;
}

/** Runs a check without its issues reaching the run; gives what it would have said. */
export function tryCheck(check: Check, value: Json, run: Run, seen: Seen | undefined): [boolean, Issue[]] {
  const outer = run.issues;
  const issues: Issue[] = [];
  run.issues = outer && issues;
  const ok = check(value, run, seen);
  run.issues = outer;
  return [ok, issues];
}

/** Runs a check silently and as fast as possible. */
export function holdsFor(check: Check, value: Json, run: Run, seen?: Seen): boolean {
  const outer = run.issues;
  run.issues = undefined;
  const ok = check(value, run, seen);
  run.issues = outer;
  return ok;
}

/** Notes an issue at the run's place; always false. */
export function pushIssue(run: Run, issue: Omit<Issue, 'path'>): false {
  run.issues?.push({ path: toPointer(run.path), ...issue });
  return false;
}
