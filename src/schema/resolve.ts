import { childrenOf } from './children.js';
import { type Dialect, dialectOf, formatAssertion, vocabularies, vocabularyKeywords } from './dialect.js';
import type { Place, SchemaGraph, SchemaInfo, SchemaRoot, Scope } from './graph.js';
import {
  getOwn,
  hasOwn,
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
  type JsonSchema,
  parsePointer,
} from './json.js';
import { checkKeywords, type Fault, maxSchemaDepth } from './keywords.js';

export type { Place, SchemaGraph, SchemaInfo, SchemaRoot, Scope };

import { findLoops } from './loops.js';
import { metaschemas } from './metaschemas.js';
import { normaliseObject } from './normalise.js';
import type { SchemaProblem, SchemaProblemCode } from './problem.js';
import { decodeUri, resolveUri, splitFragment } from './uri.js';

interface Resource {
  readonly uri: string;
  readonly raw: Json;
  readonly context: Context;
  readonly anchors: Map<string, JsonObject>;
  readonly dynamicAnchors: Map<string, JsonObject>;
}

interface Context {
  readonly document: string;
  readonly path: JsonPath;
  readonly resource: string;
  readonly dialect: Dialect;
  /** Keywords switched off because the metaschema leaves their vocabulary out. */
  readonly off: ReadonlySet<string>;
  readonly assertsFormat: boolean;
  /** The root the schema was reached from: `#`, and a `#/…` that the document does not have, are looked for in it. */
  readonly root: Json;
  readonly rootPath: JsonPath;
}

interface Target {
  readonly schema: JsonSchema;
  /** Set when the target was named by a `$dynamicAnchor`. */
  readonly anchor?: string;
}

const nothingOff: ReadonlySet<string> = new Set();

/** Loads one schema on its own; `documents` are what its references may lead to, by absolute URI. */
export function loadSchema(
  schema: Json,
  options: {
    readonly uri?: string;
    readonly documents?: ReadonlyMap<string, Json>;
    readonly dialect?: Dialect;
  } = {},
): { value: SchemaGraph; problems: readonly SchemaProblem[] } {
  const document = options.uri ?? '';
  return loadSchemas(
    new Map([...(options.documents ?? []), [document, schema]]),
    [{ document, path: [] }],
    options.dialect,
  );
}

/**
 * Loads the schemas at `roots` and everything they refer to, in 2020-12 form. References reach only the
 * documents given (by URI) and the published metaschemas: never a disk, never a network. Cyclic references
 * are fine. `dialect` is that of schemas without `$schema`. Never throws; whatever cannot be honoured is a problem at its place.
 */
export function loadSchemas(
  documents: ReadonlyMap<string, Json>,
  roots: readonly SchemaRoot[],
  dialect: Dialect = '2020-12',
): { value: SchemaGraph; problems: readonly SchemaProblem[] } {
  const resources = new Map<string, Resource>();
  const infos = new Map<JsonObject, Context>();
  const memo = new Map<Json, { schema: JsonObject; context: Context; from: string }>();
  const hosts = new Set(roots.filter(root => root.path.length > 0).map(root => root.document));
  const problems: SchemaProblem[] = [];
  const owned = new Map<JsonSchema, SchemaProblem[]>();
  const targets = new Map<JsonObject, { ref?: Target | undefined; dynamicRef?: Target | undefined }>();
  const pending: JsonObject[] = [];
  let dynamic = false;

  const rootSchemas = roots.map(({ document, path }) => {
    const base = openDocument(document, dialect);
    const raw = base && path.reduce<Json | undefined>(step, base.raw);
    if (base === undefined || raw === undefined) {
      problems.push({ code: 'schema-not-a-schema', message: 'There is no schema here.', document, path });
      return false;
    }
    return walk(raw, { ...base.context, path, root: raw, rootPath: path }, 0, true);
  });
  while (pending.length > 0) follow(pending.pop() as JsonObject);

  const emptyScope: Scope = { key: '', bindings: new Map() };
  const scopes = new Map<string, Scope>([['', emptyScope]]);
  const resourceNumbers = new Map<JsonObject, number>();

  const graph: SchemaGraph = {
    roots: rootSchemas,
    infoOf: schema => (typeof schema === 'boolean' ? undefined : infos.get(schema)),
    scopeOf: schema => enter(schema, emptyScope),
    ref: (schema, scope) => place(targets.get(schema)?.ref, scope),
    dynamicRef(schema, scope) {
      const target = targets.get(schema)?.dynamicRef;
      const bound = target?.anchor === undefined ? undefined : scope.bindings.get(target.anchor);
      return place(bound ? { schema: bound } : target, scope);
    },
    enter,
    problemsFrom,
  };
  for (const root of rootSchemas) {
    findLoops({ schema: root, scope: graph.scopeOf(root) }, graph, (schema, code, message) => {
      const isKnown = owned.get(schema)?.some(problem => problem.code === code);
      const reference = hasOwn(schema, '$ref') ? '$ref' : '$dynamicRef';
      const path = code === 'schema-ref-loop' ? [reference] : [];
      if (!isKnown) report(schema, code, message, infos.get(schema) as Context, path);
    });
  }
  return { value: graph, problems: [...new Set([...problems, ...rootSchemas.flatMap(problemsFrom)])] };

  function place(target: Target | undefined, scope: Scope): Place | undefined {
    return target && { schema: target.schema, scope: enter(target.schema, scope) };
  }

  function enter(schema: JsonSchema, scope: Scope): Scope {
    if (!dynamic || typeof schema === 'boolean') return scope;
    const anchors = resources.get(infos.get(schema)?.resource ?? '')?.dynamicAnchors;
    if (!anchors || [...anchors.keys()].every(name => scope.bindings.has(name))) return scope;
    const bindings = new Map([...anchors, ...scope.bindings]);
    const key = [...bindings]
      .map(([name, target]) => `${name}=${numberOf(target)}`)
      .sort()
      .join(' ');
    const known = scopes.get(key) ?? { key, bindings };
    scopes.set(key, known);
    return known;
  }

  function numberOf(schema: JsonObject): number {
    const number = resourceNumbers.get(schema) ?? resourceNumbers.size;
    resourceNumbers.set(schema, number);
    return number;
  }

  function report(
    owner: JsonSchema,
    code: SchemaProblemCode,
    message: string,
    context: Context,
    path: JsonPath = [],
  ): void {
    const problem = { code, message, document: context.document, path: [...context.path, ...path] };
    owned.set(owner, [...(owned.get(owner) ?? []), problem]);
  }

  function openDocument(uri: string, dialect: Dialect): Resource | undefined {
    const open = resources.get(uri);
    if (open) return open;
    const raw = documents.get(uri) ?? metaschemas.get(uri);
    if (raw === undefined) return undefined;
    const context: Context = {
      document: uri,
      path: [],
      resource: uri,
      dialect,
      off: nothingOff,
      assertsFormat: false,
      root: raw,
      rootPath: [],
    };
    const resource: Resource = { uri, raw, context, anchors: new Map(), dynamicAnchors: new Map() };
    resources.set(uri, resource);
    return resource;
  }

  /** Normalises the schema at a place; `isRoot` lets `$schema` speak without an `$id` beside it. */
  function walk(raw: Json, context: Context, depth: number, isRoot = false): JsonSchema {
    if (typeof raw === 'boolean') return raw;
    const known = memo.get(raw);
    // One object may be shared by several places of a tree built in memory; only its base URI tells them apart.
    if (known && (known.from === context.resource || known.context.resource === context.resource))
      return known.schema;
    const placeholder: JsonObject = {};
    if (!isObject(raw)) {
      infos.set(placeholder, context);
      report(
        placeholder,
        'schema-not-a-schema',
        Array.isArray(raw) && context.path.at(-1) === 'items'
          ? 'An array here is draft-07: name that dialect in `$schema`, or write `prefixItems`.'
          : 'A schema must be an object or a boolean.',
        context,
      );
      return placeholder;
    }
    if (depth > maxSchemaDepth) {
      infos.set(placeholder, context);
      report(
        placeholder,
        'schema-too-deep',
        `Schemas nested deeper than ${maxSchemaDepth} levels are refused.`,
        context,
      );
      return placeholder;
    }
    const faults: Fault[] = [];
    const own = contextOf(raw, context, isRoot, faults);
    const schema = normaliseObject(
      without(raw, own.off),
      own.dialect,
      (value, path) => walk(value, { ...own, path: [...own.path, ...path] }, depth + 1),
      (keyword, message) => faults.push(['schema-keyword', `\`${keyword}\` ${message}.`, [keyword]]),
    );
    memo.set(raw, { schema, context: own, from: context.resource });
    infos.set(schema, own);
    register(schema, own, faults);
    checkKeywords(schema, faults);
    for (const [code, message, path] of faults) report(schema, code, message, own, path);
    if (hasOwn(schema, '$ref') || hasOwn(schema, '$dynamicRef')) pending.push(schema);
    if (hasOwn(schema, '$dynamicRef')) dynamic = true;
    return schema;
  }

  function contextOf(raw: JsonObject, context: Context, isRoot: boolean, faults: Fault[]): Context {
    const id = getOwn(raw, '$id');
    const $schema = getOwn(raw, '$schema');
    let own = context;
    if (typeof $schema === 'string' && (isRoot || typeof id === 'string' || context.path.length === 0))
      own = { ...own, ...dialectFor($schema, own, faults) };
    const ignoresId =
      own.dialect === 'draft-07' && (hasOwn(raw, '$ref') || (typeof id === 'string' && id.startsWith('#')));
    if (typeof id !== 'string' || ignoresId) return own;
    const [uri, fragment] = splitFragment(resolveUri(id, context.resource));
    if (fragment !== '' && own.dialect === '2020-12')
      faults.push(['schema-keyword', '`$id` must not have a fragment.', ['$id']]);
    const taken = resources.get(uri);
    own = { ...own, resource: uri };
    if (!taken) resources.set(uri, { uri, raw, context: own, anchors: new Map(), dynamicAnchors: new Map() });
    else if (taken.raw !== raw)
      faults.push(['schema-id-duplicate', `\`$id\` ${uri} is taken by another schema.`, ['$id']]);
    return own;
  }

  function dialectFor(
    uri: string,
    context: Context,
    faults: Fault[],
  ): Pick<Context, 'dialect' | 'off' | 'assertsFormat'> {
    const plain = dialectOf(uri);
    if (plain) return { dialect: plain, off: nothingOff, assertsFormat: false };
    const meta = documents.get(splitFragment(resolveUri(uri, context.resource))[0]);
    const vocabulary = isObject(meta) ? getOwn(meta, '$vocabulary') : undefined;
    if (!isObject(vocabulary)) {
      faults.push([
        'schema-dialect',
        `\`$schema\` ${uri} is not a dialect that is supported (2020-12, draft-07).`,
        ['$schema'],
      ]);
      return context;
    }
    for (const [name, required] of Object.entries(vocabulary)) {
      if (required === true && !vocabularies.has(name))
        faults.push([
          'schema-vocabulary',
          `The metaschema requires the vocabulary ${name}, which is not known.`,
          ['$schema'],
        ]);
    }
    const off = [...vocabularyKeywords].flatMap(([name, keywords]) =>
      hasOwn(vocabulary, name) ? [] : keywords,
    );
    return { dialect: '2020-12', off: new Set(off), assertsFormat: hasOwn(vocabulary, formatAssertion) };
  }

  function register(schema: JsonObject, own: Context, faults: Fault[]): void {
    const resource = resources.get(own.resource) as Resource;
    for (const keyword of ['$anchor', '$dynamicAnchor']) {
      const name = getOwn(schema, keyword);
      if (typeof name !== 'string') continue;
      const taken = resource.anchors.get(name);
      if (taken && taken !== schema)
        faults.push(['schema-id-duplicate', `The anchor ${name} is taken by another schema.`, [keyword]]);
      resource.anchors.set(name, schema);
      if (keyword === '$dynamicAnchor') resource.dynamicAnchors.set(name, schema);
    }
  }

  function follow(schema: JsonObject): void {
    const context = infos.get(schema) as Context;
    const found: { ref?: Target | undefined; dynamicRef?: Target | undefined } = {};
    for (const [keyword, name] of [
      ['$ref', 'ref'],
      ['$dynamicRef', 'dynamicRef'],
    ] as const) {
      const reference = getOwn(schema, keyword);
      if (typeof reference !== 'string') continue;
      found[name] = find(reference, context);
      if (found[name] === undefined)
        report(
          schema,
          'schema-ref-unresolved',
          `\`${keyword}\` ${reference} leads nowhere: only the documents at hand are searched.`,
          context,
          [keyword],
        );
    }
    targets.set(schema, found);
  }

  function find(reference: string, context: Context): Target | undefined {
    const [uri, rawFragment] = splitFragment(resolveUri(reference, context.resource));
    const fragment = decodeUri(rawFragment);
    const resource = openDocument(uri, context.dialect);
    if (!resource) return undefined;
    // A manifest holds schemas but is none itself.
    const isHost = hosts.has(uri);
    if (!isHost) ensureWalked(resource);
    if (fragment !== '' && !fragment.startsWith('/')) {
      const schema = resource.anchors.get(fragment);
      return (
        schema && { schema, ...(resource.dynamicAnchors.get(fragment) === schema && { anchor: fragment }) }
      );
    }
    const keys = parsePointer(fragment);
    if (!keys) return undefined;
    const found = isHost && keys.length === 0 ? undefined : atPointer(resource.raw, resource.context, keys);
    if (found || !isHost) return found;
    return atPointer(context.root, { ...context, path: context.rootPath }, keys);
  }

  function ensureWalked(resource: Resource): void {
    if (!memo.has(resource.raw)) walk(resource.raw, resource.context, 0, true);
  }

  function atPointer(from: Json, start: Context, keys: readonly string[]): Target | undefined {
    let raw: Json | undefined = from;
    let context = memo.get(from)?.context ?? start;
    for (const key of keys) {
      raw = step(raw, key);
      if (raw === undefined) return undefined;
      context = memo.get(raw)?.context ?? {
        ...context,
        path: [...context.path, Array.isArray(from) ? Number(key) : key],
      };
      from = raw;
    }
    return { schema: walk(raw, context, 0, !memo.has(raw)) };
  }

  function problemsFrom(schema: JsonSchema): readonly SchemaProblem[] {
    const seen = new Set<JsonSchema>();
    const result: SchemaProblem[] = [];
    const stack: JsonSchema[] = [schema];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (typeof at === 'boolean' || seen.has(at)) continue;
      seen.add(at);
      result.push(...(owned.get(at) ?? []));
      stack.push(...neighbours(at));
    }
    return result;
  }

  function neighbours(schema: JsonObject): JsonSchema[] {
    const { ref, dynamicRef } = targets.get(schema) ?? {};
    const bound =
      dynamicRef?.anchor === undefined
        ? []
        : [...resources.values()].map(r => r.dynamicAnchors.get(dynamicRef.anchor as string));
    return [
      ...childrenOf(schema).map(child => child.schema),
      ref?.schema,
      dynamicRef?.schema,
      ...bound,
    ].filter(found => found !== undefined);
  }
}

/** One step down into an array or object, never through a prototype. */
function step(value: Json | undefined, key: string | number): Json | undefined {
  if (Array.isArray(value)) return /^(0|[1-9]\d*)$/.test(String(key)) ? value[Number(key)] : undefined;
  return isObject(value) ? getOwn(value, String(key)) : undefined;
}

function without(raw: JsonObject, off: ReadonlySet<string>): JsonObject {
  return off.size === 0 ? raw : Object.fromEntries(Object.entries(raw).filter(([key]) => !off.has(key)));
}
