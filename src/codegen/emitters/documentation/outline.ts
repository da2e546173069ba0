import { childrenOf, inPlaceKeywords } from '../../../schema/children.js';
import type { Place } from '../../../schema/graph.js';
import { isObject, type JsonObject, type JsonSchema } from '../../../schema/json.js';
import { targetsOf } from '../../types/place.js';
import type { TypeGroup } from '../../types/plan.js';

/** A field of an object, put together from all schemas that speak of it. */
export interface Field {
  readonly places: Place[];
  /** `sometimes`: some alternatives require it, or it is required under a condition. */
  required: 'yes' | 'sometimes' | 'no';
}

/** What the schemas that apply to one value say of it. */
export interface Outline {
  readonly fields: ReadonlyMap<string, Field>;
  readonly items: readonly Place[];
  /** Those that apply in any case, references followed. */
  readonly certain: readonly JsonObject[];
}

/** A schema with alternatives, and these, each with what it says by itself. */
export interface Union {
  readonly of: JsonObject;
  readonly branches: readonly { readonly place: Place; readonly own: Outline }[];
}

/** What applies to a value to which all of these places apply; of a union, one branch if it is `chosen`. */
export function outlineOf(
  places: readonly Place[],
  { graph }: TypeGroup,
  chosen?: { readonly of: JsonObject; readonly branch: Place },
): Outline {
  const fields = new Map<string, Field>();
  const items: Place[] = [];
  const certain = new Set<JsonObject>();
  const possible = new Set<JsonObject>();
  for (const place of places) walk(place, true);
  return { fields, items, certain: [...certain] };

  function walk({ schema, scope }: Place, isCertain: boolean): void {
    if (!isObject(schema) || certain.has(schema) || (!isCertain && possible.has(schema))) return;
    (isCertain ? certain : possible).add(schema);
    const children = childrenOf(schema).map(({ keyword, path, schema: child }) => ({
      keyword,
      name: path[1],
      place: { schema: child, scope: graph.enter(child, scope) },
    }));
    for (const { keyword, name, place } of children)
      if (keyword === 'properties') field(String(name)).places.push(place);
      else if (keyword === 'items' || keyword === 'prefixItems') items.push(place);
    if (Array.isArray(schema.required))
      for (const name of schema.required) {
        const known = field(String(name));
        if (known.required !== 'yes') known.required = isCertain ? 'yes' : 'sometimes';
      }
    for (const { keyword, place } of children) {
      if (!inPlaceKeywords.has(keyword) || keyword === 'not') continue;
      const isChoice = chosen?.of === schema && (keyword === 'oneOf' || keyword === 'anyOf');
      if (!isChoice) walk(place, isCertain && keyword === 'allOf');
      else if (place.schema === chosen.branch.schema) walk(place, isCertain);
    }
    for (const target of targetsOf(graph, { schema, scope })) walk(target, isCertain);
  }

  function field(name: string): Field {
    const known = fields.get(name) ?? { places: [], required: 'no' };
    fields.set(name, known);
    return known;
  }
}

/** The one union among the schemas that apply to a value in any case, where each branch is an object with fields. */
export function unionOf({ certain }: Outline, { scope }: Place, group: TypeGroup): Union | undefined {
  const unions = certain.flatMap(of => {
    const branches = [of.oneOf, of.anyOf].find(Array.isArray) as JsonSchema[] | undefined;
    return branches && branches.length > 1 ? [{ of, branches }] : [];
  });
  const [only] = unions;
  if (!only || unions.length > 1) return undefined;
  const { graph } = group;
  const inside = graph.enter(only.of, scope);
  const branches = only.branches.map(schema => {
    const place = { schema, scope: graph.enter(schema, inside) };
    return { place, own: outlineOf([place], group) };
  });
  return branches.every(({ own }) => own.fields.size > 0) ? { of: only.of, branches } : undefined;
}
