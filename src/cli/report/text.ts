import type { Severity } from '../../contract/problem.js';
import { paint } from '../color.js';
import { oneLine, printable } from '../printable.js';
import {
  countProblems,
  type OutputReport,
  plural,
  type Report,
  type ReportedProblem,
  type Reporter,
} from './report.js';

const colors: Readonly<Record<Severity, 'red' | 'yellow' | 'blue'>> = {
  error: 'red',
  warning: 'yellow',
  info: 'blue',
};

/** More related places than this are left to the other formats. */
const mostRelated = 6;

/** Longest part of a line that an excerpt shows. */
const excerptWidth = 110;

/** One line a problem, `file:line:column severity message [code]`, as compilers do; excerpts at a terminal. */
export const text: Reporter = {
  id: 'text',
  render(report, style) {
    const lines = report.problems.flatMap(found => {
      const { problem, file, region } = found;
      const place = `${file}:${region.startLine}:${region.startColumn}`;
      const { color } = style;
      const first = `${paint(color, 'bold', place)} ${paint(color, colors[problem.severity], problem.severity)} ${oneLine(problem.message)} ${paint(color, 'dim', `[${problem.code}]`)}`;
      return style.excerpts ? [first, ...explain(found, color), ''] : [first];
    });
    const outputs = (report.outputs ?? []).flatMap(describeOutput);
    return `${[...outputs, ...lines, summarise(report)].join('\n')}\n`;
  },
};

function describeOutput({ manifest, written, deleted, unchanged, left, dryRun }: OutputReport): string[] {
  const would = dryRun ? 'would be ' : '';
  const counts = [
    `${written.length} ${would}written`,
    deleted.length > 0 ? `${deleted.length} ${would}deleted` : '',
    `${unchanged} unchanged`,
    left.length > 0 ? `${left.length} left alone` : '',
  ];
  const names = dryRun
    ? [...written.map(path => `  write  ${path}`), ...deleted.map(path => `  delete ${path}`)]
    : [];
  return [`${manifest}: ${counts.filter(count => count !== '').join(', ')}.`, ...names.map(printable)];
}

/** The last line: what was found in how many workflows. */
export function summarise(report: Report): string {
  const { error, warning, info } = countProblems(report);
  const where = plural(report.manifests.length, 'workflow');
  if (error + warning + info === 0) return `No problems in ${where}.`;
  const parts = [
    error > 0 ? plural(error, 'error') : '',
    warning > 0 ? plural(warning, 'warning') : '',
    info > 0 ? `${info} info` : '',
  ];
  return `${parts.filter(part => part !== '').join(', ')} in ${where}.`;
}

function explain({ problem, region, lineText, related }: ReportedProblem, color: boolean): string[] {
  const lines: string[] = [];
  if (lineText !== undefined && lineText.trim() !== '') {
    const gutter = String(region.startLine);
    const end = region.endLine === region.startLine ? region.endColumn : lineText.length + 1;
    // A generated or minified line can be a megabyte long: show only what surrounds the place.
    const from = Math.max(0, Math.min(region.startColumn - 1, Math.max(0, region.startColumn - 40)));
    const shown = lineText.slice(from, from + excerptWidth).replaceAll('\t', ' ');
    const column = region.startColumn - 1 - from;
    const width = Math.max(1, Math.min(end - region.startColumn, shown.length - column));
    lines.push(
      `  ${paint(color, 'dim', `${gutter} |`)} ${printable(shown)}`,
      `  ${paint(color, 'dim', `${' '.repeat(gutter.length)} |`)} ${' '.repeat(column)}${paint(color, colors[problem.severity], '^'.repeat(width))}`,
    );
  }
  if (problem.witness !== undefined)
    lines.push(`  ${paint(color, 'dim', 'for example:')} ${printable(JSON.stringify(problem.witness))}`);
  for (const place of related.slice(0, mostRelated))
    lines.push(
      `  ${paint(color, 'dim', `${place.file}:${place.region.startLine}:${place.region.startColumn}`)} ${oneLine(place.message)}`,
    );
  for (const fix of problem.fixes ?? []) lines.push(`  ${paint(color, 'dim', 'fix:')} ${oneLine(fix.title)}`);
  return lines;
}
