import type { Severity } from '../../contract/problem.js';
import { printable } from '../printable.js';
import type { Reporter } from './report.js';
import { summarise } from './text.js';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** GitHub Actions workflow commands: each problem becomes an annotation on its line. */
export const github: Reporter = {
  id: 'github',
  render(report) {
    const lines = report.problems.map(({ problem, file, region }) => {
      const properties = [
        `file=${escapeProperty(file)}`,
        `line=${region.startLine}`,
        `endLine=${region.endLine}`,
        // Columns over several lines make GitHub drop the annotation.
        ...(region.endLine === region.startLine
          ? [`col=${region.startColumn}`, `endColumn=${region.endColumn}`]
          : []),
        `title=${escapeProperty(problem.code)}`,
      ];
      return `::${commands[problem.severity]} ${properties.join(',')}::${escapeData(problem.message)}`;
    });
    return `${[...lines, summarise(report)].join('\n')}\n`;
  },
};

/** Lines stay lines; nothing in them reaches the terminals that logs are read in. */
const escapeData = (text: string): string =>
  text
    .replaceAll('%', '%25')
    .split(/\r\n?|\n/)
    .map(printable)
    .join('%0A');

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
