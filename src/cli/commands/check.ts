import type { Severities } from '../../contract/index.js';
import { inspectWorkflow } from '../../drift/inspect.js';
import { expectOneFor, openBaseline } from '../baseline.js';
import { checkSamples } from '../check-samples.js';
import type { Command } from '../command.js';
import { diskFiles } from '../disk/disk-files.js';
import type { Io } from '../io.js';
import { inReadingOrder, locateProblems } from '../report/locate.js';
import { checkReportOptions, printReport, reportOptions } from '../report/print.js';
import type { ReportedProblem } from '../report/report.js';
import { textsOf } from '../report/texts.js';
import { parseSeverities } from '../severities.js';
import { openWorkflows, type Workflow } from '../workspace.js';

/** `handoff check`: everything that is wrong with workflows, their generated files included; changes nothing. */
export const check: Command = {
  name: 'check',
  summary: 'Finds problems in contracts, and generated files that have drifted. Changes nothing.',
  operands: '[MANIFEST|FOLDER|GLOB …]',
  options: {
    against: {
      type: 'string',
      short: 'a',
      value: 'REF|FILE',
      description: 'Compares contracts with a git ref, or with a manifest file: breaks need new versions.',
    },
    live: {
      type: 'string',
      value: 'GLOB',
      description:
        'With --against: the tags whose versions may still be in use. Default: all that HEAD contains; "none" for none.',
    },
    severity: {
      type: 'string',
      multiple: true,
      value: 'CODE=LEVEL',
      description:
        'error, warning, info or off for a problem, where the manifest sets none. May be repeated.',
    },
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
  handoff check --against origin/main
  handoff check --severity unused-type=off --severity health-undeclared=error
  handoff check --format sarif --output handoff.sarif`,
  async run({ operands, options, io }) {
    checkReportOptions(options);
    const workflows = await openWorkflows(io, operands, options.text('root'));
    const against = options.text('against');
    const severities = parseSeverities(options.texts('severity'));
    if (against !== undefined) await expectOneFor(io, against, workflows);
    const found: ReportedProblem[] = [];
    for (const workflow of workflows)
      found.push(...(await checkWorkflow(io, workflow, severities, against, options.text('live') ?? '**')));
    return printReport(
      { manifests: workflows.map(workflow => workflow.shown), problems: inReadingOrder(found) },
      options,
      io,
    );
  },
};

async function checkWorkflow(
  io: Io,
  workflow: Workflow,
  severities: Severities,
  against: string | undefined,
  live: string,
): Promise<readonly ReportedProblem[]> {
  const { baseline, problem } = against === undefined ? {} : await openBaseline(io, workflow, against, live);
  const { problems, gathered } = await inspectWorkflow(workflow.parsed, workflow.name, diskFiles(workflow), {
    today: io.today,
    severities,
    sources: true,
    ...(baseline && { baseline }),
  });
  const all = problem ? [problem, ...problems] : problems;
  const located = locateProblems(io, workflow, all, textsOf(gathered));
  return gathered
    ? [...located, ...(await checkSamples(io, workflow, gathered, { today: io.today, severities }))]
    : located;
}
