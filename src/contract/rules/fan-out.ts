import { isObject, type Json, type JsonSchema, parsePointer } from '../../schema/json.js';
import type { FanOut, Handoff } from '../manifest/handoff.js';
import type { Manifest } from '../manifest/workflow.js';
import { findField } from '../payload/find-field.js';
import { followTypes } from '../payload/schema.js';
import type { ContractRule, Finding } from './rule.js';

export const fanOut: ContractRule = {
  id: 'fan-out',
  severity: 'error',
  *check({ manifest }) {
    for (const [id, handoff] of Object.entries(manifest.handoffs))
      if (handoff.fanOut) yield* checkFanOut(manifest, id, handoff, handoff.fanOut);
  },
};

function* checkFanOut(
  manifest: Manifest,
  id: string,
  handoff: Handoff,
  { items, key, join }: FanOut,
): Generator<Finding> {
  const path = ['handoffs', id, 'fanOut'];
  if (join === undefined)
    yield {
      message: `“${id}” fans out, but does not say how the results come together: set “join” to all, any, or { "quorum": n }.`,
      path,
      at: 'key',
      fixes: [
        {
          title: 'Wait for all',
          preferred: true,
          intents: [{ type: 'set', path: [...path, 'join'], value: 'all' }],
        },
      ],
    };
  const most = typeof join === 'object' ? mostItems(manifest, handoff.payload, items) : undefined;
  if (typeof join === 'object' && most !== undefined && join.quorum > most)
    yield {
      message: `“${id}” waits for ${join.quorum} results, but ${items || 'the payload'} holds ${most} items at most, so it waits for ever: lower the quorum, or wait for all.`,
      path: [...path, 'join', 'quorum'],
      fixes: [
        { title: 'Wait for all', intents: [{ type: 'set', path: [...path, 'join'], value: 'all' }] },
        ...(most > 0
          ? [
              {
                title: `Wait for ${most}`,
                intents: [{ type: 'set' as const, path: [...path, 'join', 'quorum'], value: most }],
              },
            ]
          : []),
      ],
    };
  const item = itemSchema(manifest, handoff.payload, items);
  if (typeof item === 'string') {
    if (item === 'wrong')
      yield {
        message: `${items || 'The payload'} is no list in the payload of “${id}”, so there is nothing to fan out over: point “items” at a list.`,
        path: [...path, 'items'],
      };
  }
  if (key === undefined)
    yield {
      message: `“${id}” fans out without a branch key, so a retried branch cannot be told from another: point “key” at a field that is unique in each item.`,
      path,
      at: 'key',
      fixes: keyFixes(manifest, item, path),
    };
  else if (typeof item !== 'string') {
    const keys = parsePointer(key);
    if (!keys || findField(manifest, item.schema, keys) === 'absent')
      yield {
        message: `The items of “${id}” have no field ${key} to be their branch key: point “key” at a field that is unique in each item.`,
        path: [...path, 'key'],
        fixes: keyFixes(manifest, item, path),
      };
  }
}

/** The most items that the list fanned out over can have; undefined where the payload sets no bound. */
function mostItems(manifest: Manifest, payload: JsonSchema, pointer: string): number | undefined {
  const keys = parsePointer(pointer);
  const found = keys && findField(manifest, payload, keys);
  if (!found || typeof found === 'string') return undefined;
  const list = followTypes(manifest, { schema: found.schema, path: [] })?.schema;
  return isObject(list) && typeof list.maxItems === 'number' ? list.maxItems : undefined;
}

type Item = { readonly schema: JsonSchema } | 'wrong' | 'unknown';

/** The schema of what is fanned out over. */
function itemSchema(manifest: Manifest, payload: JsonSchema, pointer: string): Item {
  const keys = parsePointer(pointer);
  if (!keys) return 'wrong';
  const found = findField(manifest, payload, keys);
  if (typeof found === 'string') return found === 'absent' ? 'wrong' : 'unknown';
  const list = followTypes(manifest, { schema: found.schema, path: [] })?.schema;
  if (!isObject(list)) return 'unknown';
  const { type, items } = list;
  if (type !== undefined && type !== 'array' && !(Array.isArray(type) && type.includes('array')))
    return 'wrong';
  return items === undefined || Array.isArray(items) ? 'unknown' : { schema: items as JsonSchema };
}

function keyFixes(manifest: Manifest, item: Item, path: readonly string[]): NonNullable<Finding['fixes']> {
  const schema =
    typeof item === 'string' ? undefined : followTypes(manifest, { schema: item.schema, path: [] })?.schema;
  const required: Json = isObject(schema) && Array.isArray(schema.required) ? schema.required : [];
  const names = (Array.isArray(required) ? required : []).filter(name => typeof name === 'string');
  const best =
    names.find(name => /^(id|key)$/i.test(name)) ?? names.find(name => /(id|key)$/i.test(name)) ?? names[0];
  if (best === undefined) return [];
  const value = `/${best.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return [{ title: `Use ${value}`, intents: [{ type: 'set', path: [...path, 'key'], value }] }];
}
