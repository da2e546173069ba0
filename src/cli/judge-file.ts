import type { Problem } from '../contract/problem.js';
import type { Judge } from '../drift/recorded/judge.js';
import { mostPerFile } from '../drift/recorded/judge-samples.js';
import { isLines, judgeDocument, judgeLine, type PlacedFinding } from '../drift/recorded/judge-text.js';
import { problemOfFinding } from '../drift/recorded/sample-problem.js';
import { readLines } from './lines.js';
import type { ReportedProblem } from './report/report.js';
import { indexLines } from './text-position.js';
import { readInput } from './workspace.js';

/** What judging one file of recorded values gave. */
export interface JudgedFile {
  readonly problems: readonly ReportedProblem[];
  /** How many findings there were beyond those that are reported. */
  readonly more: number;
}

/** What a judged file is called. */
export interface JudgedNames {
  readonly shown: string;
  /** The manifest, as shown. */
  readonly manifest: string;
  /** By which a payload's handoff or type is found: a path, or nothing but its name. */
  readonly hint: string;
}

/** Judges a file of recorded values. A JSONL file is read line by line, so that its size does not matter. */
export async function judgeFile(
  judge: Judge,
  /** Absolute path, or `-` for lines of standard input. */
  path: string,
  names: JudgedNames,
): Promise<JudgedFile> {
  const problems: ReportedProblem[] = [];
  let more = 0;
  const add = (finding: PlacedFinding, text: string, firstLine: number): void => {
    if (problems.length < mostPerFile) problems.push(report(finding, text, firstLine, names));
    else more += 1;
  };
  if (path !== '-' && !isLines(path)) {
    const text = await readInput(path, names.shown);
    for (const finding of judgeDocument(judge, text, names.hint)) add(finding, text, 1);
  } else
    for await (const lines of readLines(path, names.shown))
      for (const { number, text } of lines)
        for (const finding of judgeLine(judge, text, names.hint)) add(finding, text, number);
  return { problems, more };
}

function report(
  finding: PlacedFinding,
  text: string,
  firstLine: number,
  { shown, manifest }: JudgedNames,
): ReportedProblem {
  const { related: _, ...problem }: Problem = problemOfFinding({ ...finding, file: shown });
  const lines = indexLines(text);
  const region = lines.regionOf(finding.range);
  const lineText = lines.lineText(region.startLine);
  return {
    problem,
    manifest,
    file: shown,
    region: {
      ...region,
      startLine: region.startLine + firstLine - 1,
      endLine: region.endLine + firstLine - 1,
    },
    lineText,
    related: [],
  };
}
