import { resolve } from 'node:path';
import { parseManifest } from '../../contract/index.js';
import type { Problem, TextRange } from '../../contract/problem.js';
import type { JsonPath } from '../../schema/json.js';
import type { Io } from '../io.js';
import { indexLines, type LineIndex, type Region } from '../text-position.js';
import { showPath, type Workflow } from '../workspace.js';
import type { ReportedProblem } from './report.js';
import type { Texts } from './texts.js';

const firstPlace: Region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };

/** Turns a workflow's problems into what reporters print: files as people see them, lines and columns. */
export function locateProblems(
  io: Io,
  workflow: Workflow,
  problems: readonly Problem[],
  texts: Texts,
): readonly ReportedProblem[] {
  const manifest = indexLines(workflow.parsed.text);
  const others = new Map<string, { lines: LineIndex; locate(path: JsonPath): TextRange } | undefined>();
  const other = (path: string) => {
    if (!others.has(path)) {
      const text = texts.of(path);
      others.set(path, text === undefined ? undefined : openText(path, text));
    }
    return others.get(path);
  };
  const place = (file: string | undefined, path: JsonPath, range?: TextRange, at?: 'key' | 'value') => {
    if (file === undefined)
      return {
        file: workflow.shown,
        region: manifest.regionOf(range ?? workflow.parsed.locate(path, at)),
        lines: manifest,
      };
    const found = other(file);
    return {
      file: showPath(io, resolve(workflow.folder, file)),
      region: found ? found.lines.regionOf(range ?? found.locate(path)) : firstPlace,
      lines: found?.lines,
    };
  };
  const then = texts.baseline && openText('.json', texts.baseline.text);
  const placeInBaseline = (path: JsonPath) => ({
    file: `${texts.baseline?.label ?? 'baseline'}:${workflow.shown}`,
    region: then ? then.lines.regionOf(then.locate(path)) : firstPlace,
  });
  return problems.map(problem => {
    const { file, region, lines } = place(problem.file, problem.path, problem.range, problem.at);
    const lineText = lines?.lineText(region.startLine);
    return {
      problem,
      manifest: workflow.shown,
      file,
      region,
      ...(lineText !== undefined && { lineText }),
      related: (problem.related ?? []).map(({ message, file, path, baseline }) => {
        const there = baseline ? placeInBaseline(path) : place(file, path);
        return { message, file: there.file, region: there.region, isInBaseline: baseline === true };
      }),
    };
  });
}

function openText(path: string, text: string) {
  const json = path.endsWith('.json') ? parseManifest(text) : undefined;
  return {
    lines: indexLines(text),
    locate: (at: JsonPath): TextRange => json?.locate(at) ?? { start: 0, end: 0 },
  };
}

/** Problems in the order people read them: by file, line, column; those of one place keep theirs. */
export const inReadingOrder = (problems: readonly ReportedProblem[]): readonly ReportedProblem[] =>
  [...problems].sort(
    (a, b) =>
      compare(a.manifest, b.manifest) ||
      Number(a.file !== a.manifest) - Number(b.file !== b.manifest) ||
      compare(a.file, b.file) ||
      a.region.startLine - b.region.startLine ||
      a.region.startColumn - b.region.startColumn,
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
