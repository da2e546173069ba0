import { oneLine } from '../printable.js';
import type { Report, ReportedProblem, Reporter } from './report.js';

/** JUnit XML: one suite a manifest, one failed test a problem; a clean manifest is one passed test. */
export const junit: Reporter = {
  id: 'junit',
  render(report) {
    const suites = report.manifests.map(manifest => suiteOf(manifest, report));
    const failures = report.problems.filter(isFailure).length;
    const tests = suites.reduce((sum, suite) => sum + suite.tests, 0);
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites name="handoff" tests="${tests}" failures="${failures}" errors="0">`,
      ...suites.flatMap(suite => suite.lines),
      '</testsuites>',
      '',
    ].join('\n');
  },
};

const isFailure = ({ problem }: ReportedProblem): boolean => problem.severity === 'error';

function suiteOf(manifest: string, report: Report): { tests: number; lines: string[] } {
  const found = report.problems.filter(problem => problem.manifest === manifest);
  const cases = found.flatMap(caseOf);
  const tests = Math.max(1, found.length);
  return {
    tests,
    lines: [
      `  <testsuite name="${escapeXml(manifest)}" tests="${tests}" failures="${found.filter(isFailure).length}" errors="0">`,
      ...(found.length === 0 ? [`    <testcase classname="${escapeXml(manifest)}" name="check"/>`] : cases),
      '  </testsuite>',
    ],
  };
}

function caseOf(found: ReportedProblem): string[] {
  const { problem, file, region } = found;
  const place = `${file}:${region.startLine}:${region.startColumn}`;
  const body = escapeXml(`${place} ${problem.severity} ${problem.message}`);
  const name = `${problem.code} at ${place}`;
  return [
    `    <testcase classname="${escapeXml(problem.code)}" name="${escapeXml(name)}" file="${escapeXml(file)}" line="${region.startLine}">`,
    isFailure(found)
      ? `      <failure type="${escapeXml(problem.code)}" message="${escapeXml(problem.message)}">${body}</failure>`
      : `      <system-out>${body}</system-out>`,
    '    </testcase>',
  ];
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 has no way to write most control characters: they are shown as escapes. */
const escapeXml = (text: string): string =>
  oneLine(text)
    .replaceAll('\t', ' ')
    .replaceAll(/[&<>"]/g, character => entities[character] as string);
