import type { Problem, Severity } from '../../contract/problem.js';
import type { Region } from '../text-position.js';

/** A problem with the place that people see: file and lines. */
export interface ReportedProblem {
  readonly problem: Problem;
  /** The manifest that it belongs to, as shown. */
  readonly manifest: string;
  /** Relative to the working folder where it is below it, `/`-separated. */
  readonly file: string;
  readonly region: Region;
  /** The first line of the place, for an excerpt. */
  readonly lineText?: string;
  readonly related: readonly RelatedRegion[];
}

/** A place that helps to understand a problem. */
export interface RelatedRegion {
  readonly message: string;
  /** For a place in the baseline `label:file`, as git writes it. */
  readonly file: string;
  readonly region: Region;
  readonly isInBaseline: boolean;
}

/** What a command found, in the shape that every reporter prints. */
export interface Report {
  /** The manifests looked at, as shown, clean ones included. */
  readonly manifests: readonly string[];
  readonly problems: readonly ReportedProblem[];
  /** What was written, for the command that writes. */
  readonly outputs?: readonly OutputReport[];
}

/** What generating one workflow did to the disk; paths are relative to the manifest's folder. */
export interface OutputReport {
  readonly manifest: string;
  readonly written: readonly string[];
  readonly deleted: readonly string[];
  readonly unchanged: number;
  /** Not as generated, and left alone. */
  readonly left: readonly string[];
  /** True when it only says what it would do. */
  readonly dryRun: boolean;
}

/** How many problems of each severity. */
export function countProblems(report: Report): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { problem } of report.problems) counts[problem.severity] += 1;
  return counts;
}

/** What reporters may know of their surroundings. */
export interface ReportStyle {
  readonly color: boolean;
  /** Shows the line and marks the place; for people at a terminal. */
  readonly excerpts: boolean;
  readonly version: string;
}

/** One output format; its file name is its id. */
export interface Reporter {
  readonly id: string;
  render(report: Report, style: ReportStyle): string;
}

/** `1 error`, `2 errors`. */
export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
