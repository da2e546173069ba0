import Ajv2020 from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkContainment, isSatisfiable } from '../../src/compat/containment.js';
import { createEvaluator } from '../../src/schema/evaluate.js';
import type { JsonObject } from '../../src/schema/json.js';
import { loadSchema } from '../../src/schema/resolve.js';
import { createWorld } from './random-schemas.js';

/** No sampling: the proof alone has to be right. */
const bare = { draws: 0 };

/** Two documents that load cleanly, related as often as not. */
function drawPair(seed: number): [JsonObject, JsonObject] | undefined {
  const world = createWorld(seed);
  const a = world.document();
  const b = seed % 3 === 0 ? world.document() : world.variant(a);
  if (loadSchema(a).problems.length + loadSchema(b).problems.length > 0) return undefined;
  return seed % 3 === 1 ? [b, a] : [a, b];
}

/** ajv is known to be wrong about `contains` beside `prefixItems` and `unevaluatedItems`. */
const ajvIsReliable = (schema: JsonObject) => !/prefixItems|unevaluated/.test(JSON.stringify(schema));

/** How many times as many cases to try; a hundred or so for a night. */
const effort = Number(process.env.COMPAT_EFFORT ?? 1);

const seeds = fc.integer({ min: 0, max: 2 ** 31 });

describe('containment against random instances', () => {
  it('is never "compatible" when an instance breaks it, never "incompatible" without one', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const pair = drawPair(seed);
        if (!pair) return;
        const [a, b] = pair;
        const judges = pair.map(schema => createEvaluator(loadSchema(schema).value));
        const result = checkContainment(a, b, bare);
        const world = createWorld(seed + 1);
        const breaker = Array.from({ length: 150 }, () => world.value()).find(
          value => judges[0]?.accepts(value) && !judges[1]?.accepts(value),
        );
        if (breaker !== undefined)
          expect(result.verdict, JSON.stringify([a, b, breaker])).not.toBe('compatible');
        if (result.verdict !== 'incompatible') return;
        expect(judges.map(judge => judge.accepts(result.witness))).toEqual([true, false]);
        expect(result.issues.length).toBeGreaterThan(0);
        if (!pair.every(ajvIsReliable)) return;
        const judged = pair.map(schema =>
          new Ajv2020({ strict: false, meta: false, validateSchema: false }).compile(schema)(result.witness),
        );
        expect(judged, JSON.stringify([a, b, result.witness])).toEqual([true, false]);
      }),
      { numRuns: 400 * effort },
    );
  });

  it('calls a schema unsatisfiable only when no instance satisfies it', () => {
    fc.assert(
      fc.property(seeds, seed => {
        const world = createWorld(seed);
        const schema = world.document();
        const graph = loadSchema(schema);
        if (graph.problems.length > 0) return;
        const judge = createEvaluator(graph.value);
        const result = isSatisfiable(schema);
        const found = Array.from({ length: 100 }, () => world.value()).some(judge.accepts);
        if (found) expect(result.verdict, JSON.stringify(schema)).toBe('satisfiable');
        if (result.verdict === 'satisfiable') expect(judge.accepts(result.example)).toBe(true);
      }),
      { numRuns: 300 * effort },
    );
  });

  it('leaves few questions open', () => {
    let open = 0;
    let asked = 0;
    for (let seed = 0; seed < 400; seed++) {
      const pair = drawPair(seed);
      if (!pair) continue;
      asked++;
      if (checkContainment(...pair, bare).verdict === 'unknown') open++;
    }
    expect(asked).toBeGreaterThan(200);
    expect(open / asked).toBeLessThan(0.01);
  });
});
