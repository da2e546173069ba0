import { hasType } from '../../schema/evaluate/values.js';
import { getOwn, isObject, type Json, type JsonSchema, textOf } from '../../schema/json.js';
import type { Lit } from '../formula.js';
import type { SchemaNode } from '../nodes.js';
import { canonicalText } from '../shape.js';
import type { CoverSite } from './cover.js';

type Written = SchemaNode & { readonly kind: 'written' };

const annotations: ReadonlySet<string> = new Set(
  '$schema $id $comment $defs definitions title description default examples deprecated readOnly writeOnly'.split(
    ' ',
  ),
);

/** The values of a schema that does nothing but list them, by their texts; undefined for any other. */
export function listedValues(node: SchemaNode): ReadonlyMap<string, Json> | undefined {
  if (node.kind === 'made') return node.values;
  if (!read.has(node)) read.set(node, readValues(node));
  return read.get(node);
}

/** Each schema is read once. */
const read = new WeakMap<SchemaNode, ReadonlyMap<string, Json> | undefined>();

function readValues({ schema }: Written): ReadonlyMap<string, Json> | undefined {
  const keys = Object.keys(schema).filter(key => !annotations.has(key));
  const [constant, values, type] = ['const', 'enum', 'type'].map(key => getOwn(schema, key));
  const list = constant !== undefined ? [constant] : values;
  if (!Array.isArray(list) || (constant !== undefined && values !== undefined)) return undefined;
  if (keys.some(key => key !== 'const' && key !== 'enum' && key !== 'type')) return undefined;
  const types = type === undefined ? undefined : Array.isArray(type) ? type : [type];
  if (types?.some(name => typeof name !== 'string')) return undefined;
  const fits = (value: Json) => !types || types.some(name => hasType(value, name as string));
  return new Map(list.filter(fits).map(value => [canonicalText(value), value]));
}

/** For members that a schema requires and lists the values of: the texts of these. What unions tell their branches by. */
export type Tags = ReadonlyMap<string, ReadonlySet<string>>;

const noTags: Tags = new Map();

/** Tags further inside than this tell no union apart. */
const maxInside = 1;

/** The tags of a literal, and those of members it requires; none where its values need not be objects. */
export function tagsOf(lit: Lit, site: Pick<CoverSite, 'node' | 'lit' | 'reference'>, inside = 0): Tags {
  const required = new Set<string>();
  const properties = new Map<string, [JsonSchema, Written][]>();
  let isObjects = false;

  function collect(at: Lit, depth: number): void {
    const node = site.node(at);
    if (node.kind !== 'written' || (at & 1) === 1 || depth > 8) return;
    const { schema } = node;
    const [type, own, needed, all] = ['type', 'properties', 'required', 'allOf'].map(key =>
      getOwn(schema, key),
    );
    if (type === 'object') isObjects = true;
    if (Array.isArray(needed)) for (const key of needed) required.add(textOf(key));
    if (isObject(own))
      for (const [key, child] of Object.entries(own)) {
        const known = properties.get(key);
        if (known) known.push([child as JsonSchema, node]);
        else properties.set(key, [[child as JsonSchema, node]]);
      }
    const target = site.reference('$ref', node);
    if (target !== undefined) collect(target, depth + 1);
    if (Array.isArray(all)) for (const child of all) collect(site.lit(child as JsonSchema, node), depth + 1);
  }

  collect(lit, 0);
  if (!isObjects || required.size === 0) return noTags;
  const tags = new Map<string, ReadonlySet<string>>();
  for (const key of required)
    for (const [child, within] of properties.get(key) ?? []) {
      const childLit = site.lit(child, within);
      const values = (childLit & 1) === 0 ? listedValues(site.node(childLit)) : undefined;
      if (values) tags.set(key, new Set(values.keys()));
      else if (inside < maxInside)
        for (const [inner, listed] of tagsOf(childLit, site, inside + 1))
          tags.set(JSON.stringify([key, inner]), listed);
    }
  return tags;
}

/** True when a member tells the two apart: no value can have both. */
export function areToldApart(a: Tags, b: Tags): boolean {
  for (const [key, values] of a) {
    const others = b.get(key);
    if (!others) continue;
    let isShared = false;
    for (const value of values) isShared ||= others.has(value);
    if (!isShared) return true;
  }
  return false;
}

/** Pairs of places that the member most of them have does not tell apart; all others are told apart by it. */
export function* pairsToCompare(all: readonly Tags[]): Generator<readonly [number, number]> {
  const counts = new Map<string, number>();
  for (const tags of all) for (const key of tags.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  const byValue = new Map<string, number[]>();
  const untagged: number[] = [];
  for (const [i, tags] of all.entries()) {
    const values = best === undefined ? undefined : tags.get(best);
    const met = new Set(untagged);
    for (const value of values ?? []) {
      const sharing = byValue.get(value) ?? [];
      for (const j of sharing) met.add(j);
      sharing.push(i);
      byValue.set(value, sharing);
    }
    if (!values) {
      for (let j = 0; j < i; j++) met.add(j);
      untagged.push(i);
    }
    for (const j of met) yield [j, i];
  }
}
