import { inspectWorkflow } from '../../drift/inspect.js';
import type { Command } from '../command.js';
import { diskFiles } from '../disk/disk-files.js';
import type { Io } from '../io.js';
import { inReadingOrder, locateProblems } from '../report/locate.js';
import { printReport, reportOptions } from '../report/print.js';
import type { ReportedProblem } from '../report/report.js';
import { textsOf } from '../report/texts.js';
import { openWorkflows, type Workflow } from '../workspace.js';

/** `handoff check`: everything that is wrong with workflows, their generated files included; changes nothing. */
export const check: Command = {
  name: 'check',
  summary: 'Finds problems in contracts, and generated files that have drifted. Changes nothing.',
  operands: '[MANIFEST|FOLDER|GLOB …]',
  options: {
    ...reportOptions,
    root: {
      type: 'string',
      value: 'DIR',
      description: 'The workspace that no path may leave. Default: the git working tree.',
    },
  },
  details: `Without operands every **/*.handoff.json below the working folder is checked, node_modules left out.
Generated files are compared with what "handoff generate" would write: stale, edited by hand, missing and
left-over ones are told apart.

Exit code 1 when there are errors (or more warnings than --max-warnings allows).

Examples:
  handoff check
  handoff check flows/triage.handoff.json --max-warnings 0
  handoff check --format sarif --output handoff.sarif`,
  async run({ operands, options, io }) {
    const workflows = await openWorkflows(io, operands, options.text('root'));
    const found: ReportedProblem[] = [];
    for (const workflow of workflows) found.push(...(await checkWorkflow(io, workflow)));
    return printReport(
      { manifests: workflows.map(workflow => workflow.shown), problems: inReadingOrder(found) },
      options,
      io,
    );
  },
};

async function checkWorkflow(io: Io, workflow: Workflow): Promise<readonly ReportedProblem[]> {
  const { problems, gathered } = await inspectWorkflow(workflow.parsed, workflow.name, diskFiles(workflow), {
    today: io.today,
    samples: true,
    sources: true,
  });
  return locateProblems(io, workflow, problems, textsOf(gathered));
}
