import type { SampleFile } from '../subject.js';
import type { Judge } from './judge.js';
import { isLines, judgeDocument, judgeLine, type PlacedFinding } from './judge-text.js';

/** A finding in a sample file. */
export interface SampleFinding extends PlacedFinding {
  readonly file: string;
}

/** Findings of one file after which the rest is only counted. */
export const mostPerFile = 100;

/** Judges sample files that are at hand as texts; ranges are in the whole text. */
export function judgeSamples(judge: Judge, samples: readonly SampleFile[]): readonly SampleFinding[] {
  return samples.flatMap(({ path, text }) => {
    const found = isLines(path) ? judgeLines(judge, text, path) : judgeDocument(judge, text, path);
    return found.slice(0, mostPerFile).map(finding => ({ ...finding, file: path }));
  });
}

function judgeLines(judge: Judge, text: string, path: string): readonly PlacedFinding[] {
  const findings: PlacedFinding[] = [];
  let start = 0;
  while (start < text.length && findings.length < mostPerFile) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
    for (const { range, ...finding } of judgeLine(judge, line, path))
      findings.push({ ...finding, range: { start: start + range.start, end: start + range.end } });
    start = end < 0 ? text.length : end + 1;
  }
  return findings;
}
