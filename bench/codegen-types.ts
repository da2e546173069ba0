// Generation speed: types + validators + zod schemas here, against json-schema-to-typescript with its formatter (types
// only) on the same schemas; and regenerating after a change of one type. Run: npm run bench -- codegen-types [counts…]
import { compile } from 'json-schema-to-typescript';
import { printModule } from '../src/codegen/print/index.js';
import { createCodeCache, emitTypes, planTypes } from '../src/codegen/types/index.js';
import { emitJsonSchemas, emitSchemas, emitValidators } from '../src/codegen/validators/index.js';
import type { Json, JsonObject } from '../src/schema/json.js';
import { payloads } from './validators/payloads.js';

const counts = process.argv.slice(2).map(Number).filter(Boolean);
const base = Object.values(payloads).map(({ schema }) => schema);
const schemaAt = (i: number): JsonObject => ({
  ...structuredClone(base[i % base.length] as JsonObject),
  $id: `https://bench.test/${i}`,
});

function sourceOf(schemas: readonly JsonObject[]) {
  const documents = new Map<string, Json>(schemas.map((schema, i) => [`d${i}`, schema]));
  return { documents, types: schemas.map((_, i) => ({ name: `Payload ${i}`, document: `d${i}`, path: [] })) };
}

async function typesOnly(schemas: readonly JsonObject[]): Promise<number> {
  return printModule(await emitTypes(planTypes(sourceOf(schemas))), {}).length;
}

async function generate(schemas: readonly JsonObject[], cache = createCodeCache()): Promise<number> {
  const plan = planTypes(sourceOf(schemas));
  if (plan.problems.length > 0) throw new Error(plan.problems[0]?.message);
  const types = printModule(await emitTypes(plan, { cache }), {});
  const validators = printModule(emitValidators(plan, { cache, assertFormats: true }), {
    types: './types.js',
  });
  return types.length + validators.length;
}

/** Processor time in ms: on a busy machine the clock measures the others. */
const time = async (work: () => unknown): Promise<number> => {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};

const rows: Record<string, Record<string, string>> = {};
// Both warmed up alike, then interleaved.
await generate([0, 1, 2, 3, 4, 5].map(schemaAt));
for (const i of [0, 1, 2, 3, 4, 5]) await compile(schemaAt(i) as never, 'Warm', { format: true });
for (const count of counts.length > 0 ? counts : [1, 10, 100, 1000]) {
  const schemas = Array.from({ length: count }, (_, i) => schemaAt(i));
  const ours: number[] = [];
  const theirs: number[] = [];
  const types: number[] = [];
  for (let round = 0; round < (count > 100 ? 1 : 3); round++) {
    ours.push(await time(() => generate(schemas)));
    types.push(await time(() => typesOnly(schemas)));
    theirs.push(
      await time(async () => {
        for (const [i, schema] of schemas.entries())
          await compile(structuredClone(schema) as never, `Payload${i}`, {
            format: true,
            $refOptions: { resolve: { external: false } },
          });
      }),
    );
  }
  const cache = createCodeCache();
  await generate(schemas, cache);
  const again: number[] = [];
  for (let round = 0; round < 5; round++) {
    const changed = schemas.map((schema, i) =>
      i === count >> 1 ? { ...schema, description: `Changed ${round}.` } : structuredClone(schema),
    );
    again.push(await time(() => generate(changed, cache)));
  }
  const plan = planTypes(sourceOf(schemas));
  const zod = await time(() => [emitSchemas(plan), emitJsonSchemas(plan)]);
  const best = Math.min(...ours);
  rows[count] = {
    'types + validators ms': best.toFixed(1),
    'json-schema-to-typescript ms': Math.min(...theirs).toFixed(1),
    ratio: (Math.min(...theirs) / best).toFixed(1),
    'types only ms': Math.min(...types).toFixed(1),
    'ratio of types only': (Math.min(...theirs) / Math.min(...types)).toFixed(1),
    'one type changed ms': Math.min(...again).toFixed(1),
    'zod schemas ms': zod.toFixed(1),
  };
}
console.table(rows);
