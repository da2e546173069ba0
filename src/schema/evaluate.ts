import { arrays } from './evaluate/arrays.js';
import { logic, references } from './evaluate/logic.js';
import { numbers } from './evaluate/numbers.js';
import { objects } from './evaluate/objects.js';
import {
  type Check,
  type EvaluateOptions,
  type Issue,
  type KeywordCompiler,
  mergeSeen,
  newSeen,
  pushIssue,
  type Run,
  type Site,
} from './evaluate/run.js';
import { strings } from './evaluate/strings.js';
import { unevaluated } from './evaluate/unevaluated.js';
import { constant, enumeration, type } from './evaluate/values.js';
import { hasOwn, type Json, type JsonObject, type JsonSchema, toPointer } from './json.js';
import { loadSchema, type SchemaGraph, type Scope } from './resolve.js';

export type { EvaluateOptions, FormatChecker, Issue } from './evaluate/run.js';

/** A schema made ready to judge any number of values. */
export interface Evaluator {
  /** True when the value is valid; stops at the first issue. */
  accepts(value: Json): boolean;
  /** All reasons why the value is not valid; empty when it is. */
  issuesOf(value: Json): Issue[];
}

const KEYWORDS: readonly KeywordCompiler[] = [
  type,
  constant,
  enumeration,
  ...numbers,
  ...strings,
  ...arrays,
  ...objects,
  ...references,
  ...logic,
];

/**
 * Makes an evaluator for a schema of a loaded graph (by default its first root). References that lead nowhere
 * and malformed keywords assert nothing: they are problems of the graph.
 */
export function createEvaluator(
  graph: SchemaGraph,
  schema: JsonSchema = graph.roots[0] ?? true,
  options: EvaluateOptions = {},
  scope: Scope = graph.scopeOf(schema),
): Evaluator {
  return createEvaluators(graph, options)(schema, scope);
}

/** Makes evaluators for many schemas of one graph; what they have in common is compiled once. */
export function createEvaluators(
  graph: SchemaGraph,
  options: EvaluateOptions = {},
): (schema: JsonSchema, scope: Scope) => Evaluator {
  const compile = compilerOf(graph, options);
  return (schema, scope) => evaluatorOf(compile(schema, scope));
}

function evaluatorOf(check: Check): Evaluator {
  return {
    accepts: value => check(value, { issues: undefined, path: [], depth: 0 }, undefined),
    issuesOf(value) {
      const run: Run = { issues: [], path: [], depth: 0 };
      check(value, run, undefined);
      return run.issues ?? [];
    },
  };
}

/** Judges one value by one schema: its issues, none when it is valid. Use `createEvaluator` for many values. */
export function evaluate(
  schema: Json,
  value: Json,
  options: EvaluateOptions & { readonly documents?: ReadonlyMap<string, Json> } = {},
): Issue[] {
  const { value: graph } = loadSchema(schema, options.documents ? { documents: options.documents } : {});
  return createEvaluator(graph, graph.roots[0], options).issuesOf(value);
}

/** Compiles schemas into checks, each (schema, scope) once. */
function compilerOf(
  graph: SchemaGraph,
  options: EvaluateOptions,
): (schema: JsonSchema, scope: Scope) => Check {
  const compiled = new Map<JsonObject, Map<string, Check>>();
  const always: Check = () => true;
  const never: Check = (_, run) =>
    pushIssue(run, { keyword: 'false', message: 'is not allowed', schemaPath: '', document: '' });

  function compile(schema: JsonSchema, scope: Scope): Check {
    if (schema === true) return always;
    if (schema === false) return never;
    const byScope = compiled.get(schema) ?? new Map<string, Check>();
    compiled.set(schema, byScope);
    const known = byScope.get(scope.key);
    if (known) return known;
    // A schema that applies itself to the same value would never end; the inner occurrence adds nothing.
    byScope.set(scope.key, always);
    const check = compileObject(schema, scope);
    byScope.set(scope.key, check);
    return check;
  }

  function compileObject(schema: JsonObject, scope: Scope): Check {
    const site = siteOf(schema, scope);
    const checks = KEYWORDS.map(keyword => keyword(site)).filter(check => check !== undefined);
    const last = unevaluated.map(keyword => keyword(site)).filter(check => check !== undefined);
    const ordered = [...checks, ...last];
    return (value, run, seen) => {
      const own = seen || last.length > 0 ? newSeen() : undefined;
      let ok = true;
      for (const check of ordered) {
        if (check(value, run, own)) continue;
        if (!run.issues) return false;
        ok = false;
      }
      if (ok && seen && own) mergeSeen(seen, own);
      return ok;
    };
  }

  function siteOf(schema: JsonObject, scope: Scope): Site {
    return {
      schema,
      scope,
      graph,
      options,
      inPlace: inner => compile(inner, graph.enter(inner, scope)),
      child(inner) {
        if (inner === true) return always;
        if (inner === false) return (_, run) => this.fail(run, 'false', 'is not allowed');
        let check: Check | undefined;
        return (value, run, seen) => {
          check ??= compile(inner, graph.enter(inner, scope));
          return check(value, run, seen);
        };
      },
      reference(keyword) {
        if (!hasOwn(schema, keyword)) return undefined;
        const place = keyword === '$ref' ? graph.ref(schema, scope) : graph.dynamicRef(schema, scope);
        if (place) return compile(place.schema, place.scope);
        return () => {
          options.onUndecided?.(schema, keyword);
          return true;
        };
      },
      fail(run, keyword, message, causes) {
        if (!run.issues) return false;
        const info = graph.infoOf(schema);
        return pushIssue(run, {
          keyword,
          message,
          schemaPath: toPointer([...(info?.path ?? []), keyword]),
          document: info?.document ?? '',
          ...(causes && causes.length > 0 && { causes }),
        });
      },
    };
  }

  return compile;
}
