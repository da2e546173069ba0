import type * as z from 'zod';
import {
  getAt,
  getOwn,
  hasOwn,
  isObject,
  type Json,
  type JsonObject,
  type JsonPath,
  setOwn,
} from '../../schema/json.js';
import { nearestOf } from '../nearest.js';
import { judgeShape } from './judge-shape.js';
import { type Manifest, manifestVersion, patternIds } from './workflow.js';

/** What a manifest without it is drawn with; nothing of this is ever written. */
const stopgaps = new Map<string, Json>([
  ['manifestVersion', manifestVersion],
  ['name', 'unnamed'],
  ['pattern', patternIds[0]],
  ['agents', {}],
  ['handoffs', {}],
  ['version', '0.0.0'],
  ['payload', true],
]);

/** An agent without a role is drawn as one that its pattern may have. */
const usualRoles = new Map<Json | undefined, Json>([
  [undefined, 'step'],
  ['sequential-pipeline', 'step'],
  ['supervisor-worker', 'worker'],
  ['peer-to-peer', 'peer'],
  ['stateful-orchestrator', 'worker'],
]);

/** Rounds of repair; one is nearly always enough, the rest is for values that hide others. */
const maxRounds = 8;

/**
 * As much of a json as has the model's shape: values that have not are left out, so that one slip of the keyboard
 * does not empty the canvas. For showing only: never generate from a draft.
 */
export function draftOf(json: JsonObject): Manifest | undefined {
  let draft = json;
  for (let round = 0; round < maxRounds; round++) {
    const { manifest, issues } = judgeShape(draft);
    if (manifest) return manifest;
    const copy = copyOnWrite(draft);
    const removed = new Set<string>();
    // The last first: what goes from a list then moves nothing that is still to be repaired.
    for (const issue of [...issues].reverse()) repair(copy, issue, removed);
    draft = copy.root;
  }
  return undefined;
}

/** A json that copies what is changed, once, and shares the rest with the original. */
interface Copy {
  readonly root: JsonObject;
  /** The object or list at a path, free to be changed; undefined where there is none. */
  open(path: JsonPath): JsonObject | Json[] | undefined;
}

function copyOnWrite(json: JsonObject): Copy {
  const root = { ...json };
  const copied = new Set<Json>([root]);
  return {
    root,
    open(path) {
      let parent: JsonObject | Json[] = root;
      for (const key of path) {
        const child = getAt(parent, [key]);
        if (typeof child !== 'object' || child === null) return undefined;
        const own = copied.has(child) ? child : Array.isArray(child) ? [...child] : { ...child };
        copied.add(own);
        if (Array.isArray(parent)) parent[Number(key)] = own;
        else setOwn(parent, String(key), own);
        parent = own;
      }
      return parent;
    },
  };
}

/** Gives one value the model's shape, or takes away the innermost value that cannot have it; `removed` knows what went. */
function repair(copy: Copy, issue: z.core.$ZodIssue, removed: Set<string>): void {
  const path = issue.path.map(key => (typeof key === 'number' ? key : String(key)));
  if (path.some((_, i) => removed.has(JSON.stringify(path.slice(0, i + 1))))) return;
  for (let length = path.length; length > 0; length--) {
    const at = path.slice(0, length);
    const key = String(at.at(-1));
    const parent = copy.open(at.slice(0, -1));
    if (isObject(parent)) {
      const stopgap =
        length === path.length ? (nearestValue(copy.root, issue, at) ?? stopgapOf(copy.root, at)) : undefined;
      if (stopgap !== undefined) {
        setOwn(parent, key, stopgap);
        return;
      }
      if (!hasOwn(parent, key)) continue;
      delete parent[key];
      removed.add(JSON.stringify(at));
      return;
    }
    if (Array.isArray(parent) && Number(key) < parent.length) {
      parent.splice(Number(key), 1);
      removed.add(JSON.stringify(at));
      return;
    }
  }
}

/** The word that a misspelt one most likely meant. */
function nearestValue(json: JsonObject, issue: z.core.$ZodIssue, path: JsonPath): Json | undefined {
  const word = getAt(json, path);
  return issue.code === 'invalid_value' && typeof word === 'string'
    ? nearestOf(word, issue.values.map(String))
    : undefined;
}

function stopgapOf(json: JsonObject, path: JsonPath): Json | undefined {
  const key = String(path.at(-1));
  if (path.length === 1) return stopgaps.get(key);
  if (path.length !== 3 || (path[0] !== 'agents' && path[0] !== 'handoffs')) return undefined;
  return key === 'role' ? (usualRoles.get(getOwn(json, 'pattern')) ?? 'step') : stopgaps.get(key);
}
