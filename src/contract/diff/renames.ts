import { equalJson, getOwn, hasOwn, isObject, type Json, type JsonObject } from '../../schema/json.js';
import type { EntityKind } from '../edit/intent.js';
import { findReferences } from '../edit/references.js';
import { collections, entityKinds } from '../entity.js';
import type { Manifest } from '../manifest/workflow.js';
import { renameEntities } from './rename-entities.js';

/** An entity that is called otherwise in the later version. */
export interface Rename {
  readonly kind: EntityKind;
  readonly was: string;
  readonly id: string;
}

/** Names follow from each other: a handoff's ends are known once its agents are. */
const mostRounds = 4;
/** More pairs than this are not compared part by part; what refers to them still tells. */
const mostPairs = 10_000;

/**
 * Entities that were renamed rather than removed and added: what referred to the old name refers to the new one, or they
 * are otherwise the same. Where two would do equally well there is no guess.
 */
export function findRenames(before: Manifest, after: Manifest): readonly Rename[] {
  const found: Rename[] = [];
  let then = before;
  for (let round = 0; round < mostRounds; round++) {
    const next = entityKinds.flatMap(kind => renamesOf(kind, then as JsonObject, after as JsonObject));
    if (next.length === 0) break;
    found.push(...next);
    then = renameEntities(then, next);
  }
  return found;
}

interface Candidate extends Rename {
  readonly weight: number;
}

function renamesOf(kind: EntityKind, before: JsonObject, after: JsonObject): Rename[] {
  const [old, own] = [entriesOf(before, kind), entriesOf(after, kind)];
  const gone = Object.keys(old).filter(id => !hasOwn(own, id));
  const came = Object.keys(own).filter(id => !hasOwn(old, id));
  if (gone.length === 0 || came.length === 0) return [];
  const votes = countVotes(kind, before, after, new Set(gone), new Set(came));
  // Who they work with decides between two that are otherwise alike.
  const [then, now] = [neighboursOf(kind, before), neighboursOf(kind, after)];
  const shared = (was: string, id: string) =>
    [...(then.get(was) ?? [])].filter(each => now.get(id)?.has(each)).length;
  const isMany = gone.length * came.length > mostPairs;
  const candidates = gone.flatMap(was =>
    (isMany ? [...(votes.get(was)?.keys() ?? [])] : came).flatMap((id): Candidate[] => {
      const weight = weigh(kind, old[was] as Json, own[id] as Json, votes.get(was)?.get(id) ?? 0);
      return weight > 0 ? [{ kind, was, id, weight: weight + shared(was, id) / 1000 }] : [];
    }),
  );
  return takeBest(candidates);
}

const entriesOf = (manifest: JsonObject, kind: EntityKind): JsonObject => {
  const entries = getOwn(manifest, collections[kind]);
  return isObject(entries) ? entries : {};
};

/** Whom an agent hands over to and who hands over to it. */
function neighboursOf(kind: EntityKind, manifest: JsonObject): ReadonlyMap<string, ReadonlySet<string>> {
  const neighbours = new Map<string, Set<string>>();
  const note = (id: Json | undefined, other: string) => {
    if (typeof id === 'string') neighbours.set(id, (neighbours.get(id) ?? new Set<string>()).add(other));
  };
  if (kind !== 'agent') return neighbours;
  for (const handoff of Object.values(entriesOf(manifest, 'handoff'))) {
    if (!isObject(handoff)) continue;
    note(handoff.from, `> ${String(handoff.to)}`);
    note(handoff.to, `< ${String(handoff.from)}`);
  }
  return neighbours;
}

type Votes = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** How often a place that named an entity that is gone now names one that came. */
function countVotes(
  kind: EntityKind,
  before: JsonObject,
  after: JsonObject,
  gone: ReadonlySet<string>,
  came: ReadonlySet<string>,
): Votes {
  const named = (json: JsonObject, ids: ReadonlySet<string>) =>
    findReferences(json).flatMap(({ target, path, at }): [string, string][] =>
      target.kind === kind && at === 'value' && ids.has(target.id) ? [[path.join('\u0000'), target.id]] : [],
    );
  const now = new Map(named(after, came));
  const votes = new Map<string, Map<string, number>>();
  for (const [place, was] of named(before, gone)) {
    const id = now.get(place);
    if (id === undefined) continue;
    const own = votes.get(was) ?? new Map<string, number>();
    votes.set(was, own.set(id, (own.get(id) ?? 0) + 1));
  }
  return votes;
}

/** Parts that many entities have alike, and so tell nothing. */
const common: ReadonlySet<string> = new Set(['role', 'kind', 'version', 'retry', 'contract', 'failureModes']);

/** How much speaks for two entities being one; 0 where too little does. */
function weigh(kind: EntityKind, was: Json, is: Json, votes: number): number {
  if (!isObject(was) || !isObject(is)) return 0;
  if (kind === 'type') return weighTypes(was, is, votes);
  if (kind === 'handoff') {
    if (was.from !== is.from || was.to !== is.to) return 0;
    const { same, other } = compareParts(was, is);
    return equalJson(was.payload ?? null, is.payload ?? null) || same > other ? 1 + same : 0;
  }
  if (was.role !== is.role || was.kind !== is.kind) return 0;
  const { same, other } = compareParts(was, is);
  const told = 2 * votes + same;
  return told >= 2 && told > other ? told : 0;
}

function weighTypes(was: JsonObject, is: JsonObject, votes: number): number {
  const [old, own] = [getOwn(was, 'properties'), getOwn(is, 'properties')];
  if (equalJson(was, is)) return votes > 0 || isObject(old) ? 2 * votes + 3 : 0;
  if (votes === 0 || !isObject(old) || !isObject(own)) return 0;
  const kept = Object.keys(old).filter(name => hasOwn(own, name)).length;
  return 2 * kept >= Math.max(Object.keys(old).length, Object.keys(own).length) ? 2 * votes : 0;
}

function compareParts(was: JsonObject, is: JsonObject): { same: number; other: number } {
  const keys = new Set([...Object.keys(was), ...Object.keys(is)]);
  let [same, other] = [0, 0];
  for (const key of keys) {
    if (common.has(key)) continue;
    const [old, own] = [getOwn(was, key), getOwn(is, key)];
    if (old !== undefined && own !== undefined && equalJson(old, own)) same++;
    else other++;
  }
  return { same, other };
}

/** The best pairs first, each entity in one of them; where the best is not the only one, none is taken. */
function takeBest(candidates: readonly Candidate[]): Rename[] {
  const best = new Map<string, number>();
  const rivals = new Map<string, number>();
  const note = (key: string, weight: number) => {
    const most = best.get(key) ?? 0;
    if (weight > most) rivals.set(key, 1);
    else if (weight === most) rivals.set(key, (rivals.get(key) ?? 0) + 1);
    best.set(key, Math.max(most, weight));
  };
  for (const { was, id, weight } of candidates) {
    note(`was ${was}`, weight);
    note(`id ${id}`, weight);
  }
  return candidates
    .filter(({ was, id, weight }) =>
      [`was ${was}`, `id ${id}`].every(key => best.get(key) === weight && rivals.get(key) === 1),
    )
    .map(({ kind, was, id }) => ({ kind, was, id }));
}
