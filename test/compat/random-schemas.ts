import { createRandom } from '../../src/compat/sample.js';
import type { Json, JsonObject } from '../../src/schema/json.js';

type Draw = () => Json;

const GROUPS: { readonly [name: string]: readonly string[] } = {
  numbers: ['minimum', 'maximum', 'multipleOf', 'exclusiveMinimum', 'exclusiveMaximum', 'type', 'enum'],
  strings: ['minLength', 'maxLength', 'pattern', 'type', 'enum'],
  arrays:
    'minItems maxItems uniqueItems items prefixItems contains minContains maxContains unevaluatedItems type'.split(
      ' ',
    ),
  objects:
    'minProperties maxProperties required properties patternProperties additionalProperties propertyNames dependentRequired dependentSchemas unevaluatedProperties type'.split(
      ' ',
    ),
  logic: ['anyOf', 'allOf', 'oneOf', 'not', 'if', 'then', 'else', '$ref', 'type', 'const'],
};

/** Draws schemas and values from a seed: small worlds, in which everything meets everything. */
export function createWorld(seed: number) {
  const random = createRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const list = (most: number, draw: Draw, least = 0): Json[] =>
    Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, draw);
  const map = (keys: readonly string[], draw: Draw, most: number, least = 1): JsonObject =>
    Object.fromEntries(list(most, () => pick(keys), least).map(key => [key as string, draw()]));
  const unique = (values: readonly Json[]): Json[] => [...new Set(values)];

  const names = ['a', 'b', 'c'];
  const patterns = ['^a', 'b$', '^[ab]*$', 'a.*b', '^$', '^.{2}$', '^(?!a)'];
  const types = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'];
  const plain: Json[] = [null, true, false, 0, 1, 2, 3, -1, 0.5, 1.5, 4, 6, '', 'a', 'b', 'ab', 'aa', 'abc'];

  function value(depth = 0): Json {
    const kind = random();
    if (depth < 2 && kind < 0.15) return list(3, () => value(depth + 1));
    if (depth < 2 && kind < 0.3) return map([...names, 'ab'], () => value(depth + 1), 3, 0);
    return pick(plain);
  }

  function schema(depth = 0): Json {
    if (random() < 0.12 || depth > 3) return pick<Json>([true, false, {}, { type: pick(types) }]);
    const number = () => pick([-1, 0, 1, 2, 3, 0.5, 1.5]);
    const count = () => pick([0, 1, 2, 3]);
    const inner = () => schema(depth + 1);
    const makers: { readonly [keyword: string]: Draw } = {
      type: () => (random() < 0.6 ? pick(types) : unique(list(3, () => pick(types), 1))),
      enum: () => list(4, value, 1),
      const: () => value(),
      multipleOf: () => pick([1, 2, 3, 0.5, 1.5]),
      pattern: () => pick(patterns),
      uniqueItems: () => random() < 0.8,
      prefixItems: () => list(2, inner, 1),
      required: () => unique(list(2, () => pick(names), 1)),
      properties: () => map(names, inner, 2),
      patternProperties: () => map(patterns, inner, 1),
      dependentRequired: () => map(names, () => unique(list(2, () => pick(names))), 1),
      dependentSchemas: () => map(names, inner, 1),
      anyOf: () => list(3, inner, 1),
      allOf: () => list(2, inner, 1),
      oneOf: () => list(3, inner, 1),
      $ref: () => pick(['#', '#/$defs/x']),
    };
    const made: JsonObject = {};
    const keywords = GROUPS[pick(Object.keys(GROUPS))] as readonly string[];
    for (let i = 0; i <= Math.floor(random() * 4); i++) {
      const keyword = pick(keywords);
      const draw =
        makers[keyword] ?? (/imum$/i.test(keyword) ? number : /^(min|max)/.test(keyword) ? count : inner);
      made[keyword] = draw();
    }
    return made;
  }

  /** A document whose references, if any, resolve. */
  const document = (): JsonObject => {
    const root = schema();
    return {
      ...(typeof root === 'object' ? (root as JsonObject) : { allOf: [root] }),
      $defs: { x: schema(1) },
    };
  };

  /** The same document with a keyword or two taken out or put in: where the hard questions are. */
  function variant(of: JsonObject): JsonObject {
    const copy = structuredClone(of);
    for (let i = 0; i <= Math.floor(random() * 2); i++) {
      const places = objectsIn(copy);
      const place = pick(places);
      const donor = pick(objectsIn(structuredClone(document())));
      const own = Object.keys(place).filter(key => key !== '$defs');
      const given = Object.keys(donor).filter(key => key !== '$defs' && /^[a-z]{4,}/i.test(key));
      if (random() < 0.5 && own.length > 0) delete place[pick(own)];
      else if (given.length > 0) {
        const key = pick(given);
        place[key] = donor[key] as Json;
      }
    }
    return copy;
  }

  return { value, document, variant };
}

/** All objects that may be schemas inside a document. */
function objectsIn(value: Json, found: JsonObject[] = []): JsonObject[] {
  if (Array.isArray(value)) for (const item of value) objectsIn(item, found);
  else if (typeof value === 'object' && value !== null) {
    found.push(value);
    for (const key of Object.keys(value))
      if (key !== 'enum' && key !== 'const') objectsIn(value[key] as Json, found);
  }
  return found;
}
