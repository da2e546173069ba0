import type { Problem } from '../contract/problem.js';
import { isObject } from '../schema/json.js';
import { checkFiles } from './check-files.js';
import type { EmittedFile } from './emitter.js';
import { emitters } from './emitters/index.js';
import { createGeneratorCache, forgetOthers, type GeneratorCache, remember } from './generator-cache.js';
import { fingerprint } from './hash.js';
import { printIndex } from './index-file.js';
import { jsonOf } from './json-of.js';
import { cleanOutDir } from './out-path.js';
import { finishWithPauses } from './pausable.js';
import { type Plan, planGenerationInSteps } from './plan/plan.js';
import { addPreambles } from './preamble.js';
import type { GenerateRequest, GenerateResult } from './request.js';

/**
 * Turns a manifest into files, in five phases: where (outDir), what (the plan: types, handoffs, names), text (the
 * emitters), headers, and a check of what was printed; the index lists the rest. Never rejects; equal requests give byte-identical results, with a cache (one per
 * workflow) or without. `pause` is awaited now and then: what keeps the thread from others is cut into pieces.
 */
export async function generate(
  request: GenerateRequest,
  cache: GeneratorCache = createGeneratorCache(),
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<GenerateResult> {
  const { manifest } = request;
  if (!manifest.generate) return { files: [], problems: [] };
  const outDir = cleanOutDir(manifest.generate.outDir);
  if (!outDir.ok) return { files: [], problems: [refuseOutDir(manifest.generate.outDir, outDir.reason)] };
  try {
    const same = { ...request, manifest: cache.parts.of(manifest) };
    await pause();
    const plan = await finishWithPauses(planGenerationInSteps(same, outDir.value, cache), pause);
    await pause();
    const emitted = await emit(plan, cache, pause);
    const stamping = addPreambles(plan.outDir, plan.manifestName, emitted, cache);
    const stamped = await finishWithPauses(stamping, pause);
    stamped.sort((a, b) => (a.path < b.path ? -1 : 1));
    await pause();
    const { value: files, problems } = await finishWithPauses(checkFiles(stamped, cache), pause);
    forgetOthers(cache, files);
    const index = printIndex(plan.outDir, plan.manifestName, files, hashesOf(plan, cache));
    return {
      files: [...files.map(({ path, text }) => ({ path, text })), index],
      problems: [...plan.problems, ...problems],
    };
  } catch (error) {
    return { files: [], problems: [crashed(error)] };
  }
}

async function emit(plan: Plan, cache: GeneratorCache, pause: () => Promise<void>): Promise<EmittedFile[]> {
  const languages: readonly string[] = plan.manifest.generate?.languages ?? [];
  const wanted = emitters.filter(({ language }) => language === undefined || languages.includes(language));
  const files: EmittedFile[] = [];
  for (const emitter of wanted) {
    files.push(...(await emitter.emit(plan, cache, pause)));
    await pause();
  }
  return files;
}

/** The canvas's layout is in no hash: moving a card makes no code stale. */
function hashesOf(plan: Plan, cache: GeneratorCache): { options: string; contract: string } {
  const { layout: _, generate: options, ...contract } = plan.manifest;
  const hashes = remember<string>(cache, 'parts of the contract');
  const hash = (value: unknown): string => {
    const text = jsonOf(value, plan.textOf);
    return hashes.get(text, () => fingerprint(text));
  };
  // Entry by entry, so that one that has changed costs no more than itself.
  const parts = Object.entries(contract).map(([key, value]) =>
    isObject(value) ? [key, Object.entries(value).map(([id, entry]) => [id, hash(entry)])] : [key, value],
  );
  const made = { options: hash(options), contract: fingerprint(jsonOf(parts, plan.textOf)) };
  hashes.done();
  return made;
}

const refuseOutDir = (outDir: string, reason: string): Problem => ({
  code: 'out-dir',
  severity: 'error',
  message: `Nothing is generated: outDir “${outDir}” ${reason}. Name a folder such as src/handoffs.`,
  path: ['generate', 'outDir'],
});

const crashed = (error: unknown): Problem => ({
  code: 'generator-crashed',
  severity: 'error',
  message: `Nothing is generated: the generator failed (${String(error)}). This is a bug in the generator; please report it.`,
  path: [],
});
