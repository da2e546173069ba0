import { createEvaluators, type EvaluateOptions } from '../schema/evaluate.js';
import { getOwn, type Json, type JsonObject } from '../schema/json.js';
import type { Place, SchemaGraph, Scope } from '../schema/resolve.js';
import { ANYTHING, type Formula, type Kind, type Lit, NOTHING, truth } from './formula.js';
import { type Shape, shapeOf } from './shape.js';

/** A schema as the engine sees it: written by someone, or made up on the way. */
export type SchemaNode = { readonly id: number; accepts(value: Json): boolean } & (
  | {
      readonly kind: 'written';
      readonly side: 'a' | 'b';
      readonly schema: JsonObject;
      readonly scope: Scope;
      readonly graph: SchemaGraph;
    }
  | {
      readonly kind: 'made';
      readonly lower: MadeLowering;
      /** The only values, by their texts, where it lists them. */
      readonly values?: ReadonlyMap<string, Json>;
    }
);

/** What a made-up schema demands of a kind of values; `lower` is for the literals it is made of. */
export type MadeLowering = (
  kind: Kind,
  negated: boolean,
  lower: (lit: Lit, kind: Kind) => Formula,
) => Formula;

/** Which of the two schemas a place belongs to. */
export interface Source {
  readonly side: 'a' | 'b';
  readonly graph: SchemaGraph;
}

interface Entry {
  readonly place: Place & { readonly schema: JsonObject };
  readonly source: Source;
  readonly shape: Shape;
  readonly children: readonly (readonly (Entry | Lit)[])[];
  lit: Lit | undefined;
  /** The recursive schema this one merely refers to. */
  alias: Entry | undefined;
  /** Class while recursive schemas are told apart. */
  part: number;
}

/** Numbers schemas so that those that say the same, on either side, get the same number. */
export interface NodeTable {
  readonly nodes: readonly SchemaNode[];
  /** The literals of places. Recursive schemas are told apart only among those read in one go. */
  litsOf(places: readonly (readonly [Place, Source])[]): Lit[];
  /** A schema the engine makes up; the same `key` is the same schema. */
  make(
    key: string,
    lower: MadeLowering,
    accepts: (value: Json) => boolean,
    values?: ReadonlyMap<string, Json>,
  ): Lit;
  /** True when the value satisfies the literal, as the exact evaluator judges. */
  accepts(lit: Lit, value: Json): boolean;
}

/** Makes a table; formats are told apart only where they are asserted. */
export function createNodes(options: EvaluateOptions): NodeTable {
  const nodes: SchemaNode[] = [
    { id: 0, kind: 'made', lower: (_, negated) => truth(!negated), accepts: () => true },
  ];
  const numbers = new Map<string, number>();
  const entries = new Map<JsonObject, Map<string, Entry>>();
  let unsettled: Entry[] = [];

  const evaluators = new Map<SchemaGraph, ReturnType<typeof createEvaluators>>();
  function evaluatorsOf(graph: SchemaGraph) {
    const known = evaluators.get(graph) ?? createEvaluators(graph, options);
    evaluators.set(graph, known);
    return known;
  }

  function assertsFormat(schema: JsonObject, graph: SchemaGraph): boolean {
    const name = getOwn(schema, 'format');
    if (!options.assertFormat && !graph.infoOf(schema)?.assertsFormat) return false;
    return typeof name === 'string' && (options.formats?.has(name) ?? false);
  }

  /** Reads a place and all it reaches. Recursive schemas stay entries without a literal until `settle`. */
  function visit(place: Place, source: Source): Entry | Lit {
    const { schema, scope } = place;
    if (typeof schema === 'boolean') return schema ? ANYTHING : NOTHING;
    const byScope = entries.get(schema) ?? new Map<string, Entry>();
    entries.set(schema, byScope);
    const known = byScope.get(scope.key);
    if (known) return known.lit ?? known;
    const shape = shapeOf(schema, scope, source.graph, assertsFormat(schema, source.graph));
    const children: (Entry | Lit)[][] = [];
    const entry: Entry = {
      place: { schema, scope },
      source,
      shape,
      children,
      lit: undefined,
      alias: undefined,
      part: 0,
    };
    byScope.set(scope.key, entry);
    for (const group of shape.groups) children.push(group.children.map(child => visit(child, source)));
    const same = simplify(entry);
    if (typeof same === 'number') entry.lit = same;
    else if (isReady(entry)) entry.lit = numberOf(textOf(entry), entry);
    else {
      entry.alias = same;
      unsettled.push(entry);
    }
    return entry.lit ?? entry;
  }

  /** Follows references as far as they lead; a ring of nothing but references is left where it was entered. */
  function resolveEntry(child: Entry | Lit): Entry | Lit {
    let at = child;
    for (let hops = 0; typeof at !== 'number' && hops < 64; hops++) {
      if (at.lit !== undefined) return at.lit;
      if (!at.alias) return at;
      at = at.alias;
    }
    return at;
  }

  const isReady = (entry: Entry): boolean =>
    entry.children.every(group => group.every(child => typeof resolveEntry(child) === 'number'));

  /** Schemas that are another schema, or its negation, in disguise. */
  function simplify({ shape, children }: Entry): Entry | Lit | undefined {
    if (shape.words !== '') return undefined;
    if (shape.groups.length === 0) return ANYTHING;
    const label = shape.groups[0]?.label ?? '';
    const [only, ...others] = new Set((children[0] ?? []).map(resolveEntry));
    if (shape.groups.length > 1 || others.length > 0 || only === undefined) return undefined;
    if (label === 'not') return typeof only === 'number' ? only ^ 1 : undefined;
    if (label === 'oneOf' && children[0]?.length !== 1) return undefined;
    return label === 'allOf' || label === 'anyOf' || label === 'oneOf' ? only : undefined;
  }

  function textOf(entry: Entry): string {
    const groups = entry.shape.groups.map((group, i) => {
      const names = (entry.children[i] ?? []).map(child => {
        const resolved = resolveEntry(child);
        return typeof resolved === 'number' ? `${resolved}` : `?${resolved.part}`;
      });
      const listed = group.label === 'oneOf' || !group.unordered ? names : [...new Set(names)];
      return `${group.label}:${(group.unordered ? listed.sort() : listed).join()}`;
    });
    return [entry.shape.words, ...groups.sort()].join('&');
  }

  function numberOf(text: string, { place, source }: Entry): Lit {
    const known = numbers.get(text);
    if (known !== undefined) return known * 2;
    const id = nodes.length;
    numbers.set(text, id);
    let accepts: ((value: Json) => boolean) | undefined;
    nodes.push({
      id,
      kind: 'written',
      side: source.side,
      graph: source.graph,
      ...place,
      accepts(value) {
        accepts ??= evaluatorsOf(source.graph)(place.schema, place.scope).accepts;
        return accepts(value);
      },
    });
    return id * 2;
  }

  /** Tells recursive schemas apart by refining classes until nothing new shows; the rest say the same. */
  function settle(): void {
    const open = unsettled;
    const different = open.filter(entry => !entry.alias);
    unsettled = [];
    for (let before = 0; ; ) {
      const classes = new Map<string, number>();
      const parts = different.map(entry => {
        const text = `${entry.part}|${textOf(entry)}`;
        const part = classes.get(text) ?? classes.size;
        classes.set(text, part);
        return part;
      });
      different.forEach((entry, i) => {
        entry.part = parts[i] as number;
      });
      if (classes.size === before) break;
      before = classes.size;
    }
    const first = nodes.length;
    for (const entry of different) entry.lit = numberOf(`recursive ${first} ${entry.part}`, entry);
    for (const entry of open) {
      const target = resolveEntry(entry);
      entry.lit ??= typeof target === 'number' ? target : numberOf(`loop ${first}`, entry);
    }
  }

  return {
    nodes,
    litsOf(places) {
      const found = places.map(([place, source]) => visit(place, source));
      if (unsettled.length > 0) settle();
      return found.map(each => (typeof each === 'number' ? each : (each.lit as Lit)));
    },
    make(key, lower, accepts, values) {
      const name = `made ${key}`;
      const known = numbers.get(name);
      if (known !== undefined) return known * 2;
      const id = nodes.length;
      numbers.set(name, id);
      nodes.push({ id, kind: 'made', lower, accepts, ...(values && { values }) });
      return id * 2;
    },
    accepts: (lit, value) => (nodes[lit >> 1] as SchemaNode).accepts(value) === ((lit & 1) === 0),
  };
}
