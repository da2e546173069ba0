import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { withoutPrettier } from '../../scripts/build/plugins.mjs';
import { generate } from '../../src/codegen/generate.js';
import type { GenerateRequest } from '../../src/codegen/request.js';
import { manifestModel } from '../../src/contract/manifest/workflow.js';
import { createLocalGenerator } from '../../src/extension/generate/generator.js';
import { createGenerator } from '../../src/extension/generate/generator.node.js';
import { flow, handoff } from '../codegen/support/flow.js';

const folder = join(import.meta.dirname, '../../.cache/thread');
const thread = join(folder, `generate-thread-${process.pid}.cjs`);

/** Large enough not to be generated in the caller's thread. */
function requestOf(description: string): GenerateRequest {
  const ids = Array.from({ length: 15 }, (_, i) => i);
  const type = (i: number) => ({
    type: 'object',
    description: i === 3 ? description : 'One.',
    properties: { a: { type: 'string' } },
  });
  const manifest = manifestModel.parse(
    flow({
      types: Object.fromEntries(ids.map(i => [`Type${i}`, type(i)])),
      handoffs: Object.fromEntries(
        ids.map(i => [`handoff-${i}`, handoff({ payload: { $ref: `#/types/Type${i}` } })]),
      ),
    }),
  );
  return { manifest, manifestName: 'flow.handoff.json', files: new Map() };
}

test('a large workflow is generated in a thread, which sends only what has changed, and comes out the same', async () => {
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [join(import.meta.dirname, '../../src/extension/generate/generate-thread.node.ts')],
    outfile: thread,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
    plugins: [withoutPrettier],
  });
  const generator = createGenerator(thread);
  const requests = ['Two.', 'Three.', 'Two.', 'Two.'].map(requestOf);
  const made = await Promise.all(requests.map(request => generator.generate('file:///a', request)));
  for (const [i, request] of requests.entries()) expect(made[i]).toEqual(await generate(request));
});

test('a thread that cannot start is an error, not a wait without end', async () => {
  const generator = createGenerator(join(folder, 'nowhere.cjs'));
  await expect(generator.generate('file:///a', requestOf('Two.'))).rejects.toThrow(/nowhere/);
  await expect(generator.generate('file:///a', requestOf('Two.'))).rejects.toThrow(/nowhere/);
});

test('generating here gives others their turn', async () => {
  let pauses = 0;
  const generator = createLocalGenerator(async () => {
    pauses += 1;
  });
  const request = requestOf('Two.');
  expect(await generator.generate('file:///a', request)).toEqual(await generate(request));
  expect(pauses).toBeGreaterThan(8);
});
