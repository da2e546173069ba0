import { indexName } from '../../codegen/index-file.js';
import type { GeneratedFile } from '../../codegen/request.js';
import type { OutputFile } from './classify.js';

/** What the person allowed beyond what is always safe. */
export interface PlanOptions {
  /** Paths whose hand edits (or foreign files) may be overwritten; `all` for every one. Default: none. */
  readonly overwrite?: 'all' | ReadonlySet<string>;
  /**
   * False while the manifest has errors: what an error leaves out of the expected files is not gone for good, so
   * nothing is deleted. Default: true.
   */
  readonly complete?: boolean;
}

/** A file that is left as it is although it is not as expected. */
export interface LeftFile {
  readonly path: string;
  readonly reason: 'edited' | 'clash' | 'edited-orphan' | 'unlisted-orphan' | 'incomplete';
}

/** A file to write. `seen` is the text that stood there when this was decided: another one by now is somebody's work. */
export interface PlannedWrite extends GeneratedFile {
  readonly seen: string | undefined;
}

/** A file to delete, as long as its text is still the one that was seen. */
export interface PlannedRemoval {
  readonly path: string;
  readonly seen: string;
}

/** What generating does to the disk. Everything else stays untouched. */
export interface OutputPlan {
  readonly write: readonly PlannedWrite[];
  /** Only files that our own index lists and whose hash is intact. */
  readonly remove: readonly PlannedRemoval[];
  readonly leave: readonly LeftFile[];
  /** How many files are as they should be already. */
  readonly unchanged: number;
}

/** Decides what to write, what to delete, and what to leave alone and why. */
export function planOutputs(outputs: readonly OutputFile[], options: PlanOptions = {}): OutputPlan {
  const write: PlannedWrite[] = [];
  const remove: PlannedRemoval[] = [];
  const leave: LeftFile[] = [];
  let unchanged = 0;
  const mayOverwrite = (path: string) =>
    options.overwrite === 'all' || (options.overwrite?.has(path) ?? false);
  for (const { path, state, expected, actual: seen, listed } of outputs) {
    switch (state) {
      case 'current':
        unchanged += 1;
        break;
      case 'missing':
      case 'stale':
        if (isKeptIndex(path, state, options)) leave.push({ path, reason: 'incomplete' });
        else if (expected !== undefined) write.push({ path, text: expected, seen });
        break;
      case 'edited':
      case 'clash':
        if (expected !== undefined && mayOverwrite(path)) write.push({ path, text: expected, seen });
        else leave.push({ path, reason: state });
        break;
      case 'orphan':
        if (options.complete === false) leave.push({ path, reason: 'incomplete' });
        else if (listed && seen !== undefined) remove.push({ path, seen });
        else leave.push({ path, reason: 'unlisted-orphan' });
        break;
      case 'edited-orphan':
        leave.push({ path, reason: state });
        break;
      case 'foreign':
        break;
    }
  }
  return { write, remove, leave, unchanged };
}

/** An index without what an error left out would make those files nobody's, and nothing would delete them later. */
const isKeptIndex = (path: string, state: OutputFile['state'], { complete }: PlanOptions): boolean =>
  complete === false && state === 'stale' && path.endsWith(`/${indexName}`);
