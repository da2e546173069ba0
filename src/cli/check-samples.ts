import { resolve } from 'node:path';
import { applySeverities, type SeverityOptions } from '../contract/index.js';
import type { Gathered } from '../drift/gather.js';
import { createJudge } from '../drift/recorded/judge.js';
import { compiledChecks } from './compiled-checks.js';
import { diskFiles } from './disk/disk-files.js';
import { findPlace } from './disk/place.js';
import type { Io } from './io.js';
import { judgeFile } from './judge-file.js';
import { quickMeans } from './quick-means.js';
import type { ReportedProblem } from './report/report.js';
import { showPath, type Workflow } from './workspace.js';

/** Judges the samples that a manifest names, one file after the other, line by line where a file has lines. */
export async function checkSamples(
  io: Io,
  workflow: Workflow,
  { request }: Gathered,
  options: SeverityOptions,
): Promise<readonly ReportedProblem[]> {
  const { manifest } = request;
  const paths = await diskFiles(workflow).glob(manifest.samples ?? []);
  if (paths.length === 0) return [];
  const judge = createJudge(request, compiledChecks, quickMeans());
  const problems: ReportedProblem[] = [];
  for (const path of paths) {
    const place = await findPlace(workflow, path);
    if (place.kind === 'refused') continue;
    const shown = showPath(io, resolve(workflow.folder, path));
    const judged = await judgeFile(judge, place.path, { shown, manifest: workflow.shown, hint: path });
    problems.push(...judged.problems);
    if (judged.more > 0) await io.err(`handoff: ${shown}: ${judged.more} more problems are not shown.\n`);
  }
  return problems.flatMap(found =>
    applySeverities([found.problem], manifest, options).map(problem => ({ ...found, problem })),
  );
}
