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
import { type Manifest, manifestModel, manifestVersion, patternIds } from './workflow.js';

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
  const copy = cloneJson(json);
  for (let round = 0; round < maxRounds; round++) {
    const result = manifestModel.safeParse(copy);
    if (result.success) return result.data;
    for (const issue of result.error.issues) repair(copy, issue);
  }
  return undefined;
}

function repair(json: JsonObject, issue: z.core.$ZodIssue): void {
  const path = issue.path.map(key => (typeof key === 'number' ? key : String(key)));
  for (let length = path.length; length > 0; length--) {
    const at = path.slice(0, length);
    const key = String(at.at(-1));
    const parent = getAt(json, at.slice(0, -1));
    if (isObject(parent)) {
      const stopgap =
        length === path.length ? (nearestValue(json, issue, at) ?? stopgapOf(json, at)) : undefined;
      if (stopgap !== undefined) setOwn(parent, key, cloneJson(stopgap));
      else if (hasOwn(parent, key)) delete parent[key];
      else continue;
      return;
    }
    if (Array.isArray(parent) && Number(key) < parent.length) {
      parent.splice(Number(key), 1);
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

function cloneJson<T extends Json>(value: T): T;
function cloneJson(value: Json): Json {
  if (Array.isArray(value)) return value.map(element => cloneJson(element));
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const key of Object.keys(value)) setOwn(copy, key, cloneJson(value[key] as Json));
  return copy;
}
