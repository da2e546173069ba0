import type { Problem } from '../contract/problem.js';
import { carryOut } from '../drift/outputs/carry-out.js';
import { notWritten } from '../drift/outputs/not-written.js';
import type { OutputPlan } from '../drift/outputs/plan.js';
import type { Home } from './disk/place.js';
import { removeFile, writeAtomically } from './disk/write.js';

/** What carrying out a plan did. */
export interface Applied {
  readonly written: readonly string[];
  readonly deleted: readonly string[];
  readonly problems: readonly Problem[];
}

/** Carries out a plan on disk, file by file; a file that fails is reported and does not stop the others. */
export async function applyPlan(home: Home, plan: OutputPlan, outDir: string): Promise<Applied> {
  const written: string[] = [];
  const deleted: string[] = [];
  const problems: Problem[] = [];
  await carryOut(plan, {
    async write({ path, text, seen }) {
      const failure = await writeAtomically(home, path, text, seen);
      if (failure === undefined) written.push(path);
      else problems.push(notWritten('written', path, failure));
      return failure === undefined;
    },
    async remove({ path, seen }) {
      const failure = await removeFile(home, path, outDir, seen);
      if (failure === undefined) deleted.push(path);
      else problems.push(notWritten('deleted', path, failure));
      return failure === undefined;
    },
  });
  return { written, deleted, problems };
}
