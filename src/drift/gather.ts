import { generate } from '../codegen/generate.js';
import { indexName, readIndex } from '../codegen/index-file.js';
import { cleanOutDir } from '../codegen/out-path.js';
import type { GenerateRequest, GenerateResult } from '../codegen/request.js';
import type { Manifest } from '../contract/manifest/workflow.js';
import type { Problem } from '../contract/problem.js';
import type { Json } from '../schema/json.js';
import { gatherReferences } from './gather/references.js';
import { indexPathOf } from './outputs/index-evidence.js';
import type { Baseline, DriftSubject, SampleFile } from './subject.js';

/** What came of reading a file. `refused` says why it may not or cannot be read, in plain words. */
export type FileRead =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * The disk as gathering sees it. All paths are relative to the manifest's folder and `/`-separated; they may begin
 * with `../` as long as they stay inside the workspace. An implementation refuses what leads out of the workspace
 * (symbolic links included), never rejects, and gives texts as they are on disk, byte order mark included.
 */
export interface Files {
  read(path: string): Promise<FileRead>;
  /** All files below a folder, however deep, `node_modules` and `.git` left out; none when it does not exist. */
  list(folder: string): Promise<readonly string[]>;
  /** Files that match any of the globs. */
  glob(patterns: readonly string[]): Promise<readonly string[]>;
}

/** What to gather beside the outputs; reading samples and sources costs time, so the caller says. */
export interface GatherOptions {
  readonly baseline?: Baseline;
  readonly samples?: boolean;
  readonly sources?: boolean;
  /** Generates; by default right here, and with nothing remembered. */
  readonly generate?: (request: GenerateRequest) => Promise<GenerateResult>;
}

/** Everything about one workflow that generating and checking need. */
export interface Gathered {
  readonly request: GenerateRequest;
  readonly generated: GenerateResult;
  readonly subject: DriftSubject;
  /** Problems of gathering itself: files that `$ref`s or agents name and that cannot be read. */
  readonly problems: readonly Problem[];
}

/** Reads what a manifest refers to: the whole input of the generator. */
export async function gatherRequest(
  manifest: Manifest,
  manifestName: string,
  files: Files,
): Promise<{ readonly request: GenerateRequest; readonly problems: readonly Problem[] }> {
  const references = await gatherReferences(manifest as Json, files);
  return { request: { manifest, manifestName, files: references.files }, problems: references.problems };
}

/** Generates in memory and reads what stands on disk: all that drift rules look at. */
export async function gather(
  manifest: Manifest,
  manifestName: string,
  files: Files,
  options: GatherOptions = {},
): Promise<Gathered> {
  const { request, problems } = await gatherRequest(manifest, manifestName, files);
  const generated = await (options.generate ?? generate)(request);
  const outDir = outDirOf(manifest);
  const subject: DriftSubject = {
    manifest,
    outDir,
    expected: generated.files,
    complete: [...problems, ...generated.problems].every(problem => problem.severity !== 'error'),
    ...(await gatherOutputs(manifestName, outDir, generated, files)),
    files: request.files,
    ...(options.baseline && { baseline: options.baseline }),
    ...(options.samples && { samples: await gatherSamples(manifest, files) }),
    ...(options.sources && { sources: await gatherSources(manifest, files) }),
  };
  return { request, generated, subject, problems };
}

function outDirOf({ generate }: Manifest): string | undefined {
  const cleaned = generate && cleanOutDir(generate.outDir);
  return cleaned?.ok ? cleaned.value : undefined;
}

/** Files of these kinds are ours to judge below outDir; anything else there is none of our business. */
const outputKinds = /\.(ts|mts|js|mjs|json|md|py)$/;

async function gatherOutputs(
  manifestName: string,
  outDir: string | undefined,
  generated: GenerateResult,
  files: Files,
): Promise<Pick<DriftSubject, 'actual' | 'sharedWith'>> {
  if (outDir === undefined) return { actual: new Map() };
  const listed = (await files.list(outDir)).filter(path => outputKinds.test(path));
  const paths = new Set([...generated.files.map(file => file.path), ...listed]);
  const actual = await readAll([...paths], files);
  const owner = readIndex(actual.get(indexPathOf(outDir)) ?? '')?.manifest;
  // A renamed manifest leaves an index that names a file which is gone; that one is still ours.
  const isOurs = owner === undefined || owner === manifestName || (await files.read(owner)).kind !== 'text';
  forgetNested(actual, manifestName, outDir, generated);
  return { actual, ...(!isOurs && { sharedWith: owner }) };
}

/** What stands below another workflow's index is that one's, unless it stands where ours belongs. */
function forgetNested(
  actual: Map<string, string>,
  manifestName: string,
  outDir: string,
  { files }: GenerateResult,
): void {
  const nested = [...actual]
    .filter(([path]) => path.endsWith(`/${indexName}`) && path !== indexPathOf(outDir))
    .filter(([, text]) => (readIndex(text)?.manifest ?? manifestName) !== manifestName)
    .map(([path]) => path.slice(0, -indexName.length));
  if (nested.length === 0) return;
  const ours = new Set(files.map(({ path }) => path));
  for (const path of actual.keys())
    if (!ours.has(path) && nested.some(folder => path.startsWith(folder))) actual.delete(path);
}

async function gatherSamples(manifest: Manifest, files: Files): Promise<readonly SampleFile[]> {
  const texts = await readAll(await files.glob(manifest.samples ?? []), files);
  return [...texts].map(([path, text]) => ({ path, text }));
}

async function gatherSources(
  manifest: Manifest,
  files: Files,
): Promise<ReadonlyMap<string, string | undefined>> {
  const paths = Object.values(manifest.agents).flatMap(agent => agent.source ?? []);
  const texts = await readAll(paths, files);
  return new Map(paths.map(path => [path, texts.get(path)]));
}

async function readAll(paths: readonly string[], files: Files): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  // In slices, so that a folder of thousands of files does not open them all at once.
  for (let start = 0; start < paths.length; start += 32) {
    const slice = paths.slice(start, start + 32);
    const reads = await Promise.all(slice.map(path => files.read(path)));
    reads.forEach((read, i) => {
      if (read.kind === 'text') texts.set(slice[i] as string, read.text);
    });
  }
  return texts;
}
