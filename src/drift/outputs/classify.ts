import { normaliseText } from '../../codegen/hash.js';
import type { GeneratedFile } from '../../codegen/request.js';
import type { OutputEvidence } from './evidence.js';

/**
 * How a file below outDir stands to what generating now would write.
 * - `current`: as it should be.
 * - `missing`: should be there, is not.
 * - `stale`: ours and untouched, but the contract (or the generator) has moved on.
 * - `edited`: ours, and changed by hand since; also when the contract has moved on as well.
 * - `clash`: somebody else's file stands at one of our paths.
 * - `orphan`: ours and untouched, but nothing generates it any more.
 * - `edited-orphan`: an orphan that was changed by hand.
 * - `foreign`: somebody else's file beside ours.
 */
export type OutputState =
  | 'current'
  | 'missing'
  | 'stale'
  | 'edited'
  | 'clash'
  | 'orphan'
  | 'edited-orphan'
  | 'foreign';

/** One path below outDir, with what should be there and what is. */
export interface OutputFile {
  /** Relative to the manifest's folder. */
  readonly path: string;
  readonly state: OutputState;
  readonly expected?: string;
  readonly actual?: string;
  /** True when our index lists it. */
  readonly listed: boolean;
}

/** Compares expected with actual files; the result is sorted by path. */
export function classifyOutputs(
  expected: readonly GeneratedFile[],
  actual: ReadonlyMap<string, string>,
  evidence: OutputEvidence,
): readonly OutputFile[] {
  const wanted = new Map(expected.map(file => [file.path, file.text]));
  const paths = [...new Set([...wanted.keys(), ...actual.keys()])].sort(comparePaths);
  return paths.map(path => {
    const should = wanted.get(path);
    const is = actual.get(path);
    return {
      path,
      state: stateOf(path, should, is, evidence),
      ...(should !== undefined && { expected: should }),
      ...(is !== undefined && { actual: is }),
      listed: evidence.isListed(path),
    };
  });
}

function stateOf(
  path: string,
  should: string | undefined,
  is: string | undefined,
  evidence: OutputEvidence,
): OutputState {
  if (is === undefined) return 'missing';
  if (should !== undefined && normaliseText(should) === normaliseText(is)) return 'current';
  const author = evidence.authorOf(path, is);
  if (should !== undefined) return author === 'intact' ? 'stale' : author === 'edited' ? 'edited' : 'clash';
  return author === 'intact' ? 'orphan' : author === 'edited' ? 'edited-orphan' : 'foreign';
}

/** Code-unit order: the same on every machine, whatever its locale. */
const comparePaths = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
