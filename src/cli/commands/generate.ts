import { checkManifest, type Problem } from '../../contract/index.js';
import { outputsOf } from '../../drift/check.js';
import { gather } from '../../drift/gather.js';
import { unambiguousManifest } from '../../drift/inspect.js';
import { planOutputs } from '../../drift/outputs/plan.js';
import { reportLeft } from '../../drift/outputs/report-left.js';
import type { Command } from '../command.js';
import { diskFiles } from '../disk/disk-files.js';
import { exitCode } from '../exit.js';
import { applyPlan } from '../generate-outputs.js';
import type { Io } from '../io.js';
import { inReadingOrder, locateProblems } from '../report/locate.js';
import { checkReportOptions, printReport, reportOptions } from '../report/print.js';
import type { OutputReport, ReportedProblem } from '../report/report.js';
import { noTexts, textsOf } from '../report/texts.js';
import { openWorkflows, type Workflow } from '../workspace.js';

/** `handoff generate`: writes the code that contracts define. */
export const generate: Command = {
  name: 'generate',
  summary: 'Writes types, validators, envelopes and schemas from the contracts.',
  operands: '[MANIFEST|FOLDER|GLOB …]',
  options: {
    'dry-run': {
      type: 'boolean',
      short: 'n',
      description: 'Says what would be written and deleted; changes nothing.',
    },
    overwrite: {
      type: 'boolean',
      description: 'Overwrites files that were edited by hand, or that somebody else put there.',
    },
    ...reportOptions,
    root: {
      type: 'string',
      value: 'DIR',
      description: 'The workspace that no path may leave. Default: the git working tree.',
    },
  },
  details: `Without operands every **/*.handoff.json below the working folder is generated, node_modules left out.
A file whose content would not change is not touched. A generated file that was edited by hand is left alone and
reported. Only files that the index of generated files lists, and that are exactly as they were generated, are deleted.

Exit code 1 when a handoff or type could not be generated, or a file was left alone. With --dry-run also when there is
anything to do.`,
  async run({ operands, options, io }) {
    checkReportOptions(options);
    const workflows = await openWorkflows(io, operands, options.text('root'));
    const settings = { overwrite: options.flag('overwrite'), dryRun: options.flag('dry-run') };
    const problems: ReportedProblem[] = [];
    const outputs: OutputReport[] = [];
    for (const workflow of workflows) {
      const result = await generateWorkflow(io, workflow, settings);
      problems.push(...result.problems);
      outputs.push(result.output);
    }
    const code = await printReport(
      { manifests: workflows.map(workflow => workflow.shown), problems: inReadingOrder(problems), outputs },
      options,
      io,
    );
    const pending =
      settings.dryRun && outputs.some(({ written, deleted }) => written.length + deleted.length > 0);
    return pending ? exitCode.problems : code;
  },
};

interface Settings {
  readonly overwrite: boolean;
  readonly dryRun: boolean;
}

async function generateWorkflow(
  io: Io,
  workflow: Workflow,
  { overwrite, dryRun }: Settings,
): Promise<{ readonly problems: readonly ReportedProblem[]; readonly output: OutputReport }> {
  const { parsed, shown: manifest } = workflow;
  const nothing: OutputReport = { manifest, written: [], deleted: [], unchanged: 0, left: [], dryRun };
  const readable = unambiguousManifest(parsed);
  if (!readable)
    return {
      problems: locateProblems(io, workflow, checkManifest(parsed, { today: io.today }), noTexts),
      output: nothing,
    };
  const gathered = await gather(readable, workflow.name, diskFiles(workflow));
  const { subject } = gathered;
  const outputs = outputsOf(subject);
  const plan = planOutputs(outputs, { complete: subject.complete, ...(overwrite && { overwrite: 'all' }) });
  const done = dryRun
    ? {
        written: plan.write.map(file => file.path),
        deleted: plan.remove.map(file => file.path),
        problems: [],
      }
    : await applyPlan(workflow, plan, subject.outDir ?? '.');
  const problems: readonly Problem[] = [
    ...gathered.problems,
    ...gathered.generated.problems,
    ...reportLeft(subject, outputs, plan),
    ...done.problems,
  ];
  return {
    problems: locateProblems(io, workflow, problems, textsOf(gathered)),
    output: {
      manifest,
      written: done.written,
      deleted: done.deleted,
      unchanged: plan.unchanged,
      left: plan.leave.map(file => file.path),
      dryRun,
    },
  };
}
