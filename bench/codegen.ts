// Speed of generating everything (types, validators, envelopes, schemas, documentation) for 1 to 1,000 handoffs, against
// json-schema-to-typescript with its formatter making only the types of the same payloads. Interleaved in one
// run; ms of processor time.
import { compile } from 'json-schema-to-typescript';
import { generate } from '../src/codegen/generate.js';
import { createGeneratorCache, type GeneratorCache } from '../src/codegen/generator-cache.js';
import { planGeneration } from '../src/codegen/plan/plan.js';
import { printModule } from '../src/codegen/print/index.js';
import { emitTypes } from '../src/codegen/types/index.js';
import { type Manifest, manifestModel } from '../src/contract/manifest/workflow.js';
import type { JsonObject } from '../src/schema/json.js';
import { payloadOf, request, sharing, workflow } from './codegen/workflow.js';

const sizes = process.argv.slice(2).map(Number).filter(Boolean);
if (sizes.length === 0) sizes.push(1, 10, 100, 1000);

/** Processor time in ms: what the work costs, whatever else the machine does meanwhile. */
async function time(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function peer(size: number): Promise<void> {
  for (let i = 0; i < size; i++)
    await compile(structuredClone(payloadOf(i)), `Payload${i}`, {
      format: true,
      $refOptions: { resolve: { external: false } },
    });
}

/** What the peer does, and no more. */
const typesOnly = async (manifest: Manifest): Promise<string> =>
  printModule(await emitTypes(planGeneration(request(manifest), 'out').types), {});

/** As an editor meets it: edit after edit, each read anew from its text, so that no object is one that was seen before. */
async function timeEdits(manifest: Manifest, cache: GeneratorCache, round: number): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let edit = 0; edit < 3; edit++) {
    const description = `Changed ${round}, ${edit}.`;
    const { Payload0 } = manifest.types as { Payload0: JsonObject };
    const types = { ...manifest.types, Payload0: { ...Payload0, description } };
    const changed = manifestModel.parse(JSON.parse(JSON.stringify({ ...manifest, types })));
    best = Math.min(best, await time(() => generate(request(changed), cache)));
  }
  return best;
}

const ms = (value: number, width: number): string =>
  `${value.toFixed(value < 10 ? 1 : 0).padStart(width)} ms`;

await generate(request(workflow(6)));
await peer(6);
console.log(
  'handoffs   ours: all   ours: one type changed   where all share   ours: types only   peer: types only   peer ÷ all   peer ÷ types',
);
for (const size of sizes) {
  const rounds = size >= 1000 ? 3 : 7;
  const best = {
    ours: Number.POSITIVE_INFINITY,
    again: Number.POSITIVE_INFINITY,
    shared: Number.POSITIVE_INFINITY,
    types: Number.POSITIVE_INFINITY,
    peer: Number.POSITIVE_INFINITY,
  };
  for (let round = 0; round < rounds; round++) {
    const manifest = workflow(size);
    manifest.description = `Round ${round}`;
    const cache = createGeneratorCache();
    best.ours = Math.min(best.ours, await time(() => generate(request(manifest), cache)));
    best.again = Math.min(best.again, await timeEdits(manifest, cache, round));
    const shared = createGeneratorCache();
    await generate(request(sharing(manifest)), shared);
    best.shared = Math.min(best.shared, await timeEdits(sharing(manifest), shared, round));
    best.types = Math.min(best.types, await time(() => typesOnly(manifest)));
    best.peer = Math.min(best.peer, await time(() => peer(size)));
  }
  const cells = [
    ms(best.ours, 8),
    ms(best.again, 20),
    ms(best.shared, 18),
    ms(best.types, 15),
    ms(best.peer, 15),
    `${(best.peer / best.ours).toFixed(1)}×`.padStart(11),
    `${(best.peer / best.types).toFixed(1)}×`.padStart(14),
  ];
  console.log(String(size).padStart(8) + cells.join(''));
}
