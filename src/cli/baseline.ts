import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Problem, parseManifest } from '../contract/index.js';
import { baselineUnreadable } from '../drift/changes/baseline-unreadable.js';
import { gatherReferences } from '../drift/gather/references.js';
import type { Files } from '../drift/gather.js';
import { unambiguousManifest } from '../drift/inspect.js';
import type { Baseline } from '../drift/subject.js';
import type { Json } from '../schema/json.js';
import { diskFiles } from './disk/disk-files.js';
import { InputError } from './exit.js';
import { commitFiles, findCommit, listTags, readBlob } from './git.js';
import type { Io } from './io.js';
import { findRoot, readInput, type Workflow } from './workspace.js';

/** A workflow's baseline; `problem` says why there is none although there should be. */
export interface OpenedBaseline {
  readonly baseline?: Baseline;
  readonly problem?: Problem;
}

/**
 * Opens what a workflow is compared with: a manifest file, or the manifest as it was in a git commit. A workflow that
 * the commit does not have is new, and has no baseline. Throws `InputError` when `against` names neither.
 */
export async function openBaseline(
  io: Io,
  workflow: Workflow,
  against: string,
  live?: string,
): Promise<OpenedBaseline> {
  const file = resolve(io.cwd, against);
  if (await isFile(file)) {
    const home = {
      folder: resolve(file, '..'),
      root: await findRoot(io, resolve(file, '..'), undefined, against),
    };
    return read(await readInput(file, against), against, diskFiles(home));
  }
  const commit = await findCommit(workflow.folder, against);
  const blob = await readBlob(commit, join(workflow.folder, workflow.name));
  if (blob.kind === 'missing') return {};
  if (blob.kind === 'refused') return { problem: baselineUnreadable(against, blob.reason) };
  const opened = await read(blob.text, against, commitFiles(workflow, commit));
  if (!opened.baseline || live === undefined) return opened;
  return { baseline: { ...opened.baseline, older: await openReleases(workflow, live) } };
}

/** The contract at every tag that HEAD contains and the glob names, newest first; unchanged ones are read once. */
async function openReleases(workflow: Workflow, glob: string): Promise<readonly Baseline[]> {
  const path = join(workflow.folder, workflow.name);
  const seen = new Set<string>();
  const releases: Baseline[] = [];
  for (const tag of await listTags(workflow.folder, glob)) {
    const commit = await findCommit(workflow.folder, `refs/tags/${tag}`);
    const blob = await readBlob(commit, path);
    if (blob.kind !== 'text' || seen.has(blob.text)) continue;
    seen.add(blob.text);
    const { baseline } = await read(blob.text, tag, commitFiles(workflow, commit));
    if (baseline) releases.push(baseline);
  }
  return releases;
}

async function read(text: string, label: string, files: Files): Promise<OpenedBaseline> {
  const parsed = parseManifest(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  const manifest = unambiguousManifest(parsed);
  if (!manifest)
    return { problem: baselineUnreadable(label, parsed.problems[0]?.message ?? 'it is no manifest') };
  const { files: texts } = await gatherReferences(manifest as Json, files);
  return { baseline: { manifest, text: parsed.text, files: texts, label } };
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** A file is the baseline of one workflow only. */
export async function expectOneFor(io: Io, against: string, workflows: readonly Workflow[]): Promise<void> {
  if (workflows.length > 1 && (await isFile(resolve(io.cwd, against))))
    throw new InputError(
      `${against} is a file, so it can be compared with one workflow only, not with ${workflows.length}.`,
      'Name the workflow to compare it with.',
    );
}
