// biome-ignore-all lint/suspicious/noThenProperty: `then` is the JSON Schema keyword.
import { createRandom } from '../../src/compat/sample.js';
import type { Json, JsonObject } from '../../src/schema/json.js';

/** The forms in which schemas are found: with or without a `$schema`, in the words of this draft or that. */
export const WILD_FORMS = ['2020-12', 'undeclared', 'draft-07', 'undeclared-old', 'draft-04'] as const;

/** One of the forms. */
export type WildForm = (typeof WILD_FORMS)[number];

const DECLARED: { readonly [form in WildForm]?: string } = {
  '2020-12': 'https://json-schema.org/draft/2020-12/schema',
  'draft-07': 'http://json-schema.org/draft-07/schema#',
  'draft-04': 'http://json-schema.org/draft-04/schema#',
};

const NAMES = ['id', 'name', 'kind', 'a', 'b-1', 'é'];
const PATTERNS = ['^a', '^[a-z]+$', 'd$', '^.{1,3}$', '^x-', '^\\d+$', '^(id|kind)$', '\\S', '^[^é]*$'];
const TYPES = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'];
const FORMATS = ['date', 'email', 'uri', 'uuid', 'ipv4', 'made-up'];
const NUMBERS = [0, 1, -1, 2, 3, 10, 0.01, 0.1, 0.3, 19.99, 1.5, 1e21, 9007199254740991, 2 ** 53 + 2, -2.5];
const STRINGS = ['', 'a', 'id', 'abc', 'x-1', 'é', 'e\u0301', '😀', '😀😀', '12', ' ', 'a\n', '2020-01-01'];

/** Draws schemas and values of the real world from a seed: every keyword of a form, awkward numbers, names and texts. */
export function createWildWorld(seed: number, form: WildForm) {
  const random = createRandom(seed);
  const chance = (p: number): boolean => random() < p;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const times = <T>(least: number, most: number, draw: () => T): T[] =>
    Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, draw);
  const some = <T>(list: readonly T[], least: number, most: number): T[] => [
    ...new Set(times(least, most, () => pick(list))),
  ];
  const map = (keys: readonly string[], least: number, most: number, draw: () => Json): JsonObject =>
    Object.fromEntries(some(keys, least, most).map(key => [key, draw()]));

  const isOld = form === 'draft-07' || form === 'draft-04' || form === 'undeclared-old';
  const is04 = form === 'draft-04';
  const library = isOld ? 'definitions' : '$defs';
  const references = [`#/${library}/x`, `#/${library}/y`, '#', ...(isOld ? [] : ['#anchored'])];

  function value(depth = 0): Json {
    const kind = random();
    if (depth < 3 && kind < 0.2) return times(0, 3, () => value(depth + 1));
    if (depth < 3 && kind < 0.45) return map(NAMES, 0, 4, () => value(depth + 1));
    return pick<() => Json>([
      () => null,
      () => chance(0.5),
      () => pick(NUMBERS),
      () => pick(NUMBERS) + pick([0, 1, -1, 0.01]),
      () => pick(STRINGS),
      () => pick(STRINGS) + pick(STRINGS),
    ])();
  }

  function numeric(): JsonObject {
    const made: JsonObject = { type: pick(['number', 'integer']) };
    if (chance(0.5)) made.minimum = pick(NUMBERS);
    if (chance(0.4)) made.maximum = pick(NUMBERS);
    if (is04) {
      if (made.minimum !== undefined && chance(0.5)) made.exclusiveMinimum = chance(0.7);
      if (made.maximum !== undefined && chance(0.5)) made.exclusiveMaximum = chance(0.7);
    } else {
      if (chance(0.3)) made.exclusiveMinimum = pick(NUMBERS);
      if (chance(0.3)) made.exclusiveMaximum = pick(NUMBERS);
    }
    if (chance(0.4)) made.multipleOf = pick([0.01, 0.1, 0.5, 1, 2, 3, 5, 7, 10, 1e3]);
    return made;
  }

  function textual(): JsonObject {
    const made: JsonObject = { type: 'string' };
    if (chance(0.4)) made.minLength = pick([0, 1, 2, 3, 5]);
    if (chance(0.4)) made.maxLength = pick([0, 1, 2, 3, 5, 255]);
    if (chance(0.4)) made.pattern = pick(PATTERNS);
    if (chance(0.3)) made.format = pick(FORMATS);
    return made;
  }

  function list(depth: number): JsonObject {
    const made: JsonObject = chance(0.8) ? { type: 'array' } : {};
    const inner = () => schema(depth + 1);
    const tuple = chance(0.35);
    if (isOld) {
      if (tuple) {
        made.items = times(0, 3, inner);
        if (chance(0.6)) made.additionalItems = inner();
      } else if (chance(0.7)) made.items = inner();
    } else {
      if (tuple) made.prefixItems = times(1, 3, inner);
      if (chance(0.6)) made.items = inner();
    }
    if (chance(0.3)) made.minItems = pick([0, 1, 2, 3]);
    if (chance(0.3)) made.maxItems = pick([0, 1, 2, 3, 10]);
    if (chance(0.25)) made.uniqueItems = chance(0.8);
    if (!is04 && chance(0.3)) {
      made.contains = inner();
      if (!isOld && chance(0.4)) made.minContains = pick([0, 1, 2]);
      if (!isOld && chance(0.4)) made.maxContains = pick([0, 1, 2, 3]);
    }
    if (!isOld && chance(0.15)) made.unevaluatedItems = inner();
    return made;
  }

  function record(depth: number): JsonObject {
    const made: JsonObject = chance(0.85) ? { type: 'object' } : {};
    const inner = () => schema(depth + 1);
    if (chance(0.8)) made.properties = map(NAMES, 1, 4, inner);
    if (chance(0.5)) made.required = some(NAMES, 1, 3);
    if (chance(0.45)) made.additionalProperties = chance(0.6) ? false : inner();
    if (chance(0.2)) made.patternProperties = map(PATTERNS, 1, 2, inner);
    if (!is04 && chance(0.15)) made.propertyNames = schema(depth + 2);
    if (chance(0.15)) made.minProperties = pick([0, 1, 2, 3]);
    if (chance(0.15)) made.maxProperties = pick([0, 1, 2, 3]);
    if (chance(0.15)) {
      if (isOld) made.dependencies = map(NAMES, 1, 2, () => (chance(0.5) ? some(NAMES, 1, 2) : inner()));
      else if (chance(0.5)) made.dependentRequired = map(NAMES, 1, 2, () => some(NAMES, 0, 2));
      else made.dependentSchemas = map(NAMES, 1, 2, inner);
    }
    if (!isOld && chance(0.2)) made.unevaluatedProperties = chance(0.7) ? false : inner();
    return made;
  }

  function combined(depth: number): JsonObject {
    const inner = () => schema(depth + 1);
    const made: JsonObject = {};
    const keyword = pick(['anyOf', 'oneOf', 'allOf', 'not', 'if', '$ref', 'tagged', 'dynamic']);
    if (keyword === 'not') made.not = inner();
    else if (keyword === '$ref') {
      made.$ref = pick(references);
      if (!isOld && chance(0.3)) Object.assign(made, record(depth + 1));
    } else if (keyword === 'dynamic') {
      if (isOld) made.$ref = pick(references);
      else made.$dynamicRef = '#node';
    } else if (keyword === 'tagged') {
      made[pick(['anyOf', 'oneOf'])] = ['p', 'q', 'r'].slice(0, 2 + Math.floor(random() * 2)).map(tag => {
        const option = record(depth + 1);
        const constant: JsonObject = is04 ? { enum: [tag] } : { const: tag };
        return {
          ...option,
          type: 'object',
          properties: { ...(option.properties as JsonObject | undefined), kind: constant },
          required: ['kind'],
        };
      });
    } else if (keyword === 'if' && !is04) {
      made.if = inner();
      if (chance(0.8)) made.then = inner();
      if (chance(0.6)) made.else = inner();
    } else if (keyword === 'if') made.not = { not: inner() };
    else made[keyword] = times(1, 3, inner);
    if (chance(0.3))
      Object.assign(made, pick([numeric, textual, () => list(depth + 2), () => record(depth + 2)])());
    return made;
  }

  function listed(): JsonObject {
    if (!is04 && chance(0.4)) return { const: value() };
    return { enum: times(is04 || chance(0.9) ? 1 : 0, 4, () => value(1)) };
  }

  function schema(depth = 0): Json {
    if (depth > 3) {
      const plain: Json = is04 ? { type: pick(TYPES) } : pick<Json>([true, false, {}, { type: pick(TYPES) }]);
      return chance(0.5) ? plain : textual();
    }
    const kind = random();
    if (kind < 0.14) return numeric();
    if (kind < 0.28) return textual();
    if (kind < 0.36) return { type: some(TYPES, 1, 3) };
    if (kind < 0.46) return listed();
    if (kind < 0.62) return list(depth);
    if (kind < 0.84) return record(depth);
    return combined(depth);
  }

  /** A document of the form; its references lead somewhere. */
  function document(): JsonObject {
    const root = chance(0.6) ? record(0) : pick([list, combined])(0);
    const x = { ...record(1), ...(isOld ? {} : { $anchor: 'anchored' }) };
    const marked: JsonObject = isOld ? {} : { $dynamicAnchor: 'node' };
    // In the old drafts, keywords beside a reference mean nothing, definitions included.
    const rest = isOld && root.$ref !== undefined ? { allOf: [root] } : root;
    const declared = DECLARED[form];
    return {
      ...(declared === undefined ? {} : { $schema: declared }),
      ...marked,
      ...(chance(0.2) ? { title: 'T', description: 'd', default: value() } : {}),
      ...rest,
      [library]: { x, y: schema(1) },
    };
  }

  /** The document after some edits such as people make: keywords out, keywords in, values nudged. */
  function variant(of: JsonObject): JsonObject {
    const copy = structuredClone(of);
    for (let i = 0; i <= Math.floor(random() * 2); i++) {
      const place = pick(schemasIn(copy));
      const own = Object.keys(place).filter(key => !KEPT.has(key));
      const donor = pick(schemasIn(document()));
      const given = Object.keys(donor).filter(
        key => !KEPT.has(key) && key !== 'exclusiveMinimum' && key !== 'exclusiveMaximum',
      );
      const edit = random();
      const key = pick(own.length > 0 ? own : ['title']);
      if (edit < 0.3) delete place[key];
      else if (edit < 0.6) nudge(place, key);
      else if (given.length > 0) {
        const taken = pick(given);
        place[taken] = donor[taken] as Json;
      }
    }
    return copy;
  }

  function nudge(place: JsonObject, key: string): void {
    const old = place[key];
    if (typeof old === 'number')
      place[key] = Math.max(
        key === 'multipleOf' ? 0.01 : /^m..[A-Z]/.test(key) ? 0 : -1e9,
        old + pick([1, -1]),
      );
    else if (Array.isArray(old) && key !== 'items' && old.length > 1)
      place[key] = old.toSpliced(Math.floor(random() * old.length), 1);
    else if (key === 'type' && typeof old === 'string')
      place[key] = [old, pick(TYPES)].filter((t, i, all) => all.indexOf(t) === i);
    else if (key === 'enum' && Array.isArray(old)) place[key] = [...old, value(1)];
  }

  return { value, document, variant, chance };
}

const KEPT = new Set(['$schema', '$defs', 'definitions', '$anchor', '$dynamicAnchor']);
const MAPS = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'dependentSchemas',
  'dependencies',
]);
const DATA = new Set(['enum', 'const', 'default', 'required', 'dependentRequired']);

/** All schema objects of a document. */
function schemasIn(schema: Json, found: JsonObject[] = []): JsonObject[] {
  if (Array.isArray(schema)) for (const each of schema) schemasIn(each, found);
  else if (typeof schema === 'object' && schema !== null) {
    found.push(schema);
    for (const [key, child] of Object.entries(schema)) {
      if (DATA.has(key)) continue;
      if (MAPS.has(key)) for (const each of Object.values(child as JsonObject)) schemasIn(each, found);
      else schemasIn(child, found);
    }
  }
  return found;
}
