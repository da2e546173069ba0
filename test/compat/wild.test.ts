import { describe, expect, it } from 'vitest';
import { checkContainment, load } from '../../src/compat/containment.js';
import { collectPool, createRandom, drawSample } from '../../src/compat/sample.js';
import { createEvaluator } from '../../src/schema/evaluate.js';
import type { Json, JsonObject } from '../../src/schema/json.js';
import { ajvSays, hyperjumpSays } from './judges.js';
import { createWildWorld, WILD_FORMS, type WildForm } from './wild-schemas.js';

/** How many times as many pairs to try. */
const effort = Number(process.env.COMPAT_EFFORT ?? 1);

function drawPair(seed: number): { form: WildForm; a: JsonObject; b: JsonObject } {
  const form = WILD_FORMS[seed % WILD_FORMS.length] as WildForm;
  const world = createWildWorld(seed, form);
  const one = world.document();
  const other = seed % 4 === 0 ? world.document() : world.variant(one);
  return seed % 2 === 0 ? { form, a: other, b: one } : { form, a: one, b: other };
}

/** Values near both schemas, and values of all kinds. */
function* valuesFor(seed: number, form: WildForm, a: JsonObject, b: JsonObject): Generator<Json> {
  const world = createWildWorld(seed + 1, form);
  const [from, to] = [load(a), load(b)];
  const pool = collectPool(to.graph, to.schema, collectPool(from.graph, from.schema));
  const random = createRandom(seed);
  for (let i = 0; i < 20; i++) yield world.value();
  const place = { schema: from.schema, scope: from.graph.scopeOf(from.schema) };
  for (let i = 0; i < 40; i++) yield drawSample(from.graph, place, pool, random);
}

describe.each([...WILD_FORMS])('schemas as they are found: %s', form => {
  const seeds = Array.from(
    { length: 40 * effort },
    (_, i) => i * WILD_FORMS.length + WILD_FORMS.indexOf(form),
  );

  it('is never "compatible" against a value, and every witness convinces two other validators', async () => {
    let open = 0;
    for (const seed of seeds) {
      const { a, b } = drawPair(seed);
      // No sampling: the proof alone has to be right.
      const result = checkContainment(a, b, { draws: 0 });
      const say = (value: Json) => JSON.stringify({ seed, a, b, value });
      if (result.verdict === 'unknown') open++;
      if (result.verdict === 'incompatible') {
        const { witness } = result;
        expect(ajvSays(form, a, witness) ?? true, say(witness)).toBe(true);
        expect(ajvSays(form, b, witness) ?? false, say(witness)).toBe(false);
        if (seed % 10 > 1) continue;
        expect((await hyperjumpSays(form, a, witness)) ?? true, say(witness)).toBe(true);
        expect((await hyperjumpSays(form, b, witness)) ?? false, say(witness)).toBe(false);
      }
      if (result.verdict !== 'compatible') continue;
      const [old, next] = [a, b].map(schema => {
        const { graph, schema: root } = load(schema);
        return createEvaluator(graph, root);
      });
      for (const value of valuesFor(seed, form, a, b))
        if (old?.accepts(value)) expect(next?.accepts(value), say(value)).toBe(true);
    }
    expect(open / seeds.length).toBeLessThanOrEqual(0.05);
  });
});
