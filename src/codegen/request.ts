import type { Manifest } from '../contract/manifest/workflow.js';
import type { Problem } from '../contract/problem.js';

/** What the generator works on; everything it needs is here: it reads no disk and no clock. */
export interface GenerateRequest {
  readonly manifest: Manifest;
  /** The manifest's file name, e.g. `ticket-triage.handoff.json`; appears in headers. */
  readonly manifestName: string;
  /** Texts of workspace files that `$ref`s name, by path relative to the manifest's folder. */
  readonly files: ReadonlyMap<string, string>;
}

/** One file to write, byte for byte. */
export interface GeneratedFile {
  /** Relative to the manifest's folder, `/`-separated, below `generate.outDir`. */
  readonly path: string;
  readonly text: string;
}

/** Equal requests give byte-identical results. A handoff or type with an error is left out, and its problem says why. */
export interface GenerateResult {
  readonly files: readonly GeneratedFile[];
  readonly problems: readonly Problem[];
}
