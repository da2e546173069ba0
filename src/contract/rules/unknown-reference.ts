import { getAt, type JsonObject, type JsonPath } from '../../schema/json.js';
import type { EntityKind } from '../edit/intent.js';
import type { Reference } from '../edit/references.js';
import { describePath, entityWords, idsOf, isId, pathOf } from '../entity.js';
import { didYouMean, isSlip, nearestOf } from '../nearest.js';
import type { Fix } from '../problem.js';
import type { ContractRule, Finding } from './rule.js';

// What a reference may create: kinds that need no further decision to be valid.
const newValues: Partial<Record<EntityKind, JsonObject>> = {
  store: { kind: 'redis' },
  deadLetterQueue: { kind: 'sqs' },
  type: { type: 'object' },
};

export const unknownReference: ContractRule = {
  id: 'unknown-reference',
  severity: 'error',
  *check({ manifest, references }) {
    const json = manifest as unknown as JsonObject;
    const nearestTo = rememberNearest(json);
    for (const reference of references) {
      // Places that say nothing about the contract are other rules’ business.
      if (reference.path[0] === 'layout' || reference.path[0] === 'suppress') continue;
      if (getAt(json, pathOf(reference.target)) === undefined) yield findingOf(reference, json, nearestTo);
    }
  },
};

/** More unknown names than these are a workflow cut in two, not slips of the keyboard: nothing near is looked for. */
const maxSlips = 100;

/** What each unknown name most likely means, looked for once. */
function rememberNearest(json: JsonObject): (target: Reference['target']) => string | undefined {
  const known = new Map<string, string | undefined>();
  const ids = new Map<EntityKind, readonly string[]>();
  return ({ kind, id }) => {
    const key = `${kind} ${id}`;
    if (!known.has(key) && known.size < maxSlips) {
      const candidates = ids.get(kind) ?? idsOf(json, kind);
      ids.set(kind, candidates);
      known.set(key, nearestOf(id, candidates));
    }
    return known.get(key);
  };
}

function findingOf(
  reference: Reference,
  json: JsonObject,
  nearestTo: ReturnType<typeof rememberNearest>,
): Finding {
  const { target, path, at } = reference;
  const word = entityWords[target.kind];
  const nearest = nearestTo(target);
  const fixes: Fix[] = [];
  if (nearest !== undefined) fixes.push(changeTo(reference, nearest, json));
  const value = newValues[target.kind];
  // A new entity is empty, so a reference into it would still lead nowhere.
  const isWhole = path.at(-1) !== '$ref' || String(getAt(json, path)).split('/').length === 3;
  if (value && isId(target.id) && isWhole)
    fixes.push({
      title: `Add the ${word} “${target.id}”`,
      intents: [{ type: 'add', kind: target.kind, id: target.id, value }],
    });
  // Without a log there is no orchestrator, so taking its mention away mends nothing.
  if (path[0] !== 'eventLog') fixes.push(removal(path));
  return {
    message: `There is no ${word} “${target.id}”, which ${describePath(path.slice(0, at === 'key' ? -1 : undefined))} names.${didYouMean(nearest)} Name one that exists, or add it.`,
    path,
    at,
    fixes,
  };
}

function changeTo({ target, path, at, rename }: Reference, id: string, json: JsonObject): Fix {
  const to = rename(id);
  const taken = at === 'key' && getAt(json, [...path.slice(0, -1), to]) !== undefined;
  if (taken) return { title: `Remove it, “${id}” is there already`, intents: [{ type: 'unset', path }] };
  return {
    title: `Change it to “${id}”`,
    preferred: isSlip(target.id, id),
    intents: [at === 'key' ? { type: 'rename-key', path, to } : { type: 'set', path, value: to }],
  };
}

/** Takes the reference away, with what cannot be without it. */
function removal(path: JsonPath): Fix {
  const [collection, id, key] = path;
  if (collection === 'handoffs' && (key === 'from' || key === 'to'))
    return {
      title: 'Remove the handoff',
      intents: [{ type: 'remove', targets: [{ kind: 'handoff', id: String(id) }] }],
    };
  if (path.at(-1) === '$ref')
    return { title: 'Allow any value here', intents: [{ type: 'set', path: path.slice(0, -1), value: {} }] };
  const target = path.at(-2) === 'reference' ? path.slice(0, -1) : path;
  return { title: 'Remove the mention', intents: [{ type: 'unset', path: target }] };
}
