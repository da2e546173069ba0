import type { GenerateRequest } from '../../codegen/request.js';
import {
  type CheckOptions,
  checkManifest,
  contractRules,
  type Manifest,
  type ParsedManifest,
  type Problem,
  parseManifest,
} from '../../contract/index.js';
import { outputsOf } from '../../drift/check.js';
import { gatherReferences } from '../../drift/gather/references.js';
import { type Files, gather, gatherRequest } from '../../drift/gather.js';
import { inspectWorkflow, unambiguousManifest } from '../../drift/inspect.js';
import { type OutputPlan, planOutputs } from '../../drift/outputs/plan.js';
import { createHealthMeter, type HandoffHealth } from '../../drift/recorded/health.js';
import { createJudge } from '../../drift/recorded/judge.js';
import { driftRules } from '../../drift/rules/index.js';
import type { Baseline } from '../../drift/subject.js';
import { type Json, toPointer } from '../../schema/json.js';
import { createGenerator } from './generator.node.js';

// The heavy half of generating, checking and completing: a bundle of its own, loaded when first needed.
export { writeMarkdown } from '../../codegen/documents/markdown.js';
export { writeMermaid } from '../../codegen/documents/mermaid.js';
export { checkInSteps, checkManifest, planPatternChange } from '../../contract/index.js';
export { checkChanges } from '../../drift/check-changes.js';
export { compareVersions } from '../../drift/comparison/compare-versions.js';
export { gatherReferences } from '../../drift/gather/references.js';
export { gatherRequest } from '../../drift/gather.js';
export * from '../../language/index.js';
export { holdsSchemas, planRename, reachesSources } from '../../language/rename.js';
export { drawSvg } from '../../picture/svg/draw-svg.js';

/** Codes that a severity may be set for. */
export const problemCodes: readonly string[] = [...contractRules, ...driftRules].map(({ id }) => id).sort();

const generator = createGenerator();
const generatorFor = (uri: string) => (request: GenerateRequest) => generator.generate(uri, request);

/** What to do on disk for a manifest, and how many errors left something out. */
export async function planGeneration(
  manifest: Manifest,
  manifestName: string,
  files: Files,
  options: { readonly uri: string; readonly overwrite?: ReadonlySet<string> | 'all' | undefined },
): Promise<{ readonly plan: OutputPlan; readonly errors: number }> {
  const { overwrite } = options;
  const { subject, generated, problems } = await gather(manifest, manifestName, files, {
    generate: generatorFor(options.uri),
  });
  const plan = planOutputs(outputsOf(subject), {
    complete: subject.complete,
    ...(overwrite && { overwrite }),
  });
  const errors = [...problems, ...generated.problems].filter(({ severity }) => severity === 'error').length;
  return { plan, errors };
}

/** Problems beyond those that the manifest's text shows by itself, and the texts of the files that they are in. */
export async function findDrift(
  parsed: ParsedManifest,
  manifestName: string,
  files: Files,
  options: CheckOptions & { readonly uri: string; readonly baseline?: Baseline },
): Promise<{ readonly drift: readonly Problem[]; readonly texts: ReadonlyMap<string, string> }> {
  const { problems, gathered } = await inspectWorkflow(parsed, manifestName, files, {
    ...options,
    samples: true,
    sources: true,
    generate: generatorFor(options.uri),
  });
  const known = new Set(checkManifest(parsed, options).map(keyOf));
  const texts = new Map(gathered?.subject.actual);
  for (const { path, text } of gathered?.subject.samples ?? []) texts.set(path, text);
  for (const [path, text] of gathered?.subject.sources ?? []) if (text !== undefined) texts.set(path, text);
  return { drift: problems.filter(problem => !known.has(keyOf(problem))), texts };
}

/** A meter for traces, line by line; undefined while the manifest cannot be read. */
export async function openMeter(
  parsed: ParsedManifest,
  manifestName: string,
  files: Files,
): Promise<{ addLines(lines: readonly string[]): void; report(): readonly HandoffHealth[] } | undefined> {
  const manifest = unambiguousManifest(parsed);
  if (!manifest) return undefined;
  const { request } = await gatherRequest(manifest, manifestName, files);
  const meter = createHealthMeter(createJudge(request));
  return {
    addLines(lines) {
      for (const line of lines) {
        const value = parseLine(line);
        if (value !== undefined) meter.add(value);
      }
    },
    report: () => meter.report(),
  };
}

/** A line that is not JSON says nothing: the samples' own check finds it. */
function parseLine(line: string): Json | undefined {
  if (line.trim() === '') return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** A manifest's text of another time as a baseline; undefined when it was no workflow then. */
export async function readBaseline(text: string, label: string, files: Files): Promise<Baseline | undefined> {
  const parsed = parseManifest(text.replace(/^\uFEFF/, ''));
  if (!parsed.manifest) return undefined;
  const references = await gatherReferences(parsed.manifest as Json, files);
  return { manifest: parsed.manifest, text: parsed.text, files: references.files, label };
}

/** What generating now would write at a path. */
export async function expectedText(
  manifest: Manifest,
  manifestName: string,
  files: Files,
  { uri, path }: { readonly uri: string; readonly path: string },
): Promise<string | undefined> {
  const { request } = await gatherRequest(manifest, manifestName, files);
  const { files: generated } = await generatorFor(uri)(request);
  return generated.find(file => file.path === path)?.text;
}

const keyOf = ({ code, file, path, range, message }: Problem): string =>
  JSON.stringify([code, file, toPointer(path), range, message]);
