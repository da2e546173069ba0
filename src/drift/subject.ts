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
  /** What generating now would write. */
  readonly expected: readonly GeneratedFile[];
  /** What stands on disk below outDir, by path relative to the manifest's folder. */
  readonly actual: ReadonlyMap<string, string>;
  /** The manifest as it was at the baseline, where there is one. */
  readonly baseline?: { readonly manifest: Manifest; readonly label: string };
  readonly samples?: readonly SampleFile[];
  /** Texts of the agents' source files by path; undefined for a file that is missing. */
  readonly sources?: ReadonlyMap<string, string | undefined>;
}
