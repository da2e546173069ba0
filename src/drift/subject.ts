import type { GeneratedFile } from '../codegen/request.js';
import type { Manifest } from '../contract/manifest/workflow.js';

/** A sample file (recorded payloads or envelopes) that a glob of the manifest found. */
export interface SampleFile {
  /** Relative to the manifest's folder. */
  readonly path: string;
  readonly text: string;
}

/** What drift rules look at: plain data, gathered by the editor or the CLI. */
export interface DriftSubject {
  readonly manifest: Manifest;
  /** The cleaned `generate.outDir`; undefined where nothing is generated, or the folder is refused. */
  readonly outDir: string | undefined;
  /** Another workflow's manifest (by file name, beside this one) that generates into the same folder. */
  readonly sharedWith?: string;
  /** What generating now would write. */
  readonly expected: readonly GeneratedFile[];
  /** False while errors leave something out of `expected`: then a file that is not expected may still be wanted. */
  readonly complete: boolean;
  /** What stands on disk below outDir, by path relative to the manifest's folder. */
  readonly actual: ReadonlyMap<string, string>;
  /** Texts of workspace files that `$ref`s name, by path relative to the manifest's folder. */
  readonly files: ReadonlyMap<string, string>;
  /** The contract as it was at the baseline, where there is one. */
  readonly baseline?: Baseline;
  readonly samples?: readonly SampleFile[];
  /** Texts of the agents' source files by path; undefined for a file that is missing. */
  readonly sources?: ReadonlyMap<string, string | undefined>;
}

/** The contract at another time: a git ref, or a file. */
export interface Baseline {
  readonly manifest: Manifest;
  /** The manifest's text then, for places in it. */
  readonly text: string;
  /** Texts of workspace files that `$ref`s named then. */
  readonly files: ReadonlyMap<string, string>;
  /** Contracts that were released before, newest first: their versions may still be in use. */
  readonly older?: readonly Baseline[];
  /** How people call it: `HEAD`, `v1.2.0`, a file name. */
  readonly label: string;
}
