import fc from 'fast-check';
import type { Intent } from '../../../src/contract/index.js';
import type { Json, JsonObject } from '../../../src/schema/json.js';

/** An intent, and what it must make of the manifest's value: an oracle that knows nothing of text. */
export interface ScriptedIntent {
  readonly intent: Intent;
  expected(json: JsonObject): JsonObject;
}

// biome-ignore lint/suspicious/noExplicitAny: the oracle walks values of any shape
type Loose = Record<string, any>;

const id = fc.constantFrom('triage', 'billing', 'drafting', 'refunds', 'triage-2', 'Z');
const newId = fc.constantFrom('refunds', 'triage-2', 'Z', 'new_one', 'a');
const coordinate = fc.oneof(fc.integer({ min: -500, max: 500 }), fc.double({ min: -9, max: 9, noNaN: true }));
// -0 has no JSON text of its own.
const value: fc.Arbitrary<Json> = fc
  .oneof(
    fc.constantFrom<Json>(
      'x',
      1,
      2.5,
      true,
      null,
      [],
      {},
      ['a', 'b'],
      { a: 1 },
      { deep: { er: [1, { x: [] }] } },
    ),
    fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>,
  )
  .map(generated => JSON.parse(JSON.stringify(generated)) as Json);

const move: fc.Arbitrary<ScriptedIntent> = fc
  .dictionary(id, fc.record({ x: coordinate, y: coordinate }), { minKeys: 1 })
  .map(positions => ({
    intent: { type: 'move', positions },
    expected(json) {
      (json as Loose).layout ??= {};
      const { layout } = json as Loose;
      for (const [node, { x, y }] of Object.entries(positions))
        layout[node] = { ...layout[node], x: Math.round(x) + 0, y: Math.round(y) + 0 };
      return json;
    },
  }));

const unpin: fc.Arbitrary<ScriptedIntent> = fc.array(id).map(ids => ({
  intent: { type: 'unpin', ids },
  expected(json) {
    for (const node of ids) delete (json as Loose).layout?.[node];
    return json;
  },
}));

const path = fc.constantFrom<string[]>(
  ['description'],
  ['x-owner', 'team'],
  ['x-owner', 'new', 'deep'],
  ['hopLimit'],
  ['agents', 'drafting', 'tools'],
  ['agents', 'drafting', 'model'],
  ['agents', 'billing', 'accepts'],
  ['handoffs', 'triage-to-billing', 'retry'],
  ['handoffs', 'triage-to-billing', 'sideEffects'],
  ['types', 'BillingTask', 'properties', 'id'],
  ['types', 'BillingTask'],
  ['types', 'Another'],
  ['samples'],
);

const reachable = (json: JsonObject, at: readonly string[]): boolean => {
  let here: Loose = json;
  for (const key of at.slice(0, -1)) {
    if (here[key] === undefined) return true;
    here = here[key];
    if (typeof here !== 'object' || here === null || Array.isArray(here)) return false;
  }
  return true;
};

const set: fc.Arbitrary<ScriptedIntent> = fc.tuple(path, value).map(([at, wanted]) => ({
  intent: { type: 'set', path: at, value: wanted },
  expected(json) {
    if (!reachable(json, at)) return json;
    let here: Loose = json;
    for (const key of at.slice(0, -1)) {
      here[key] ??= {};
      here = here[key];
    }
    here[at.at(-1) as string] = wanted;
    return json;
  },
}));

const unset: fc.Arbitrary<ScriptedIntent> = path.map(at => ({
  intent: { type: 'unset', path: at },
  expected(json) {
    let here: Loose | undefined = json;
    for (const key of at.slice(0, -1)) here = here?.[key] ?? undefined;
    if (here && typeof here === 'object') delete here[at.at(-1) as string];
    return json;
  },
}));

const add: fc.Arbitrary<ScriptedIntent> = fc.tuple(newId, value).map(([name, entity]) => ({
  intent: { type: 'add', kind: 'agent', id: name, value: entity },
  expected(json) {
    (json as Loose).agents[name] = entity;
    return json;
  },
}));

const rename: fc.Arbitrary<ScriptedIntent> = fc.tuple(id, newId).map(([from, to]) => ({
  intent: { type: 'rename', kind: 'agent', id: from, to },
  expected(json) {
    if (from === to) return json;
    const { agents, handoffs, layout, suppress } = json as Loose;
    agents[to] = agents[from];
    delete agents[from];
    for (const handoff of Object.values<Loose>(handoffs))
      for (const end of ['from', 'to']) if (handoff[end] === from) handoff[end] = to;
    if (layout?.[from] !== undefined && layout[to] === undefined) {
      layout[to] = layout[from];
      delete layout[from];
    }
    for (const entry of suppress) entry.path = entry.path?.replace(`/agents/${from}/`, `/agents/${to}/`);
    return json;
  },
}));

const remove: fc.Arbitrary<ScriptedIntent> = fc.array(id, { minLength: 1, maxLength: 3 }).map(ids => ({
  intent: { type: 'remove', targets: ids.map(name => ({ kind: 'agent' as const, id: name })) },
  expected(json) {
    const { agents, handoffs, layout } = json as Loose;
    const gone = new Set(ids.filter(name => agents[name] !== undefined));
    const goneHandoffs = new Set<string>();
    for (const name of gone) {
      delete agents[name];
      if (layout) delete layout[name];
    }
    for (const [key, handoff] of Object.entries<Loose>(handoffs))
      if (gone.has(handoff.from) || gone.has(handoff.to)) {
        delete handoffs[key];
        goneHandoffs.add(key);
      }
    for (const agent of Object.values<Loose>(agents))
      for (const key of Object.keys(agent?.accepts ?? {}))
        if (goneHandoffs.has(key)) delete agent.accepts[key];
    (json as Loose).suppress = (json as Loose).suppress.filter(
      (entry: Loose) => ![...gone].some(name => entry.path?.startsWith(`/agents/${name}/`)),
    );
    return json;
  },
}));

/** A hundred intents that may or may not make sense one after the other. */
export const anyIntents: fc.Arbitrary<ScriptedIntent[]> = fc.array(
  fc.oneof(move, unpin, set, unset, add, rename, remove),
  { minLength: 20, maxLength: 100, size: 'max' },
);
