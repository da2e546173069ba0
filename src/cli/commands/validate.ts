import { resolve } from 'node:path';
import { checkManifest } from '../../contract/index.js';
import { gatherRequest } from '../../drift/gather.js';
import { unambiguousManifest } from '../../drift/inspect.js';
import { createJudge, type Judge } from '../../drift/recorded/judge.js';
import { nearest } from '../arguments.js';
import type { Command } from '../command.js';
import { compiledChecks } from '../compiled-checks.js';
import { diskFiles } from '../disk/disk-files.js';
import { InputError } from '../exit.js';
import type { Io } from '../io.js';
import { judgeFile } from '../judge-file.js';
import { quickMeans } from '../quick-means.js';
import { checkReportOptions, printReport, reportOptions } from '../report/print.js';
import type { ReportedProblem } from '../report/report.js';
import { validateBatch } from '../validate-batch.js';
import { openWorkflow, type Workflow } from '../workspace.js';

/** `handoff validate`: recorded payloads and envelopes against a contract, by the code that is generated from it. */
export const validate: Command = {
  name: 'validate',
  summary:
    'Checks payloads, envelopes and JSONL traces against a contract, by the code that is generated from it.',
  operands: 'MANIFEST[#HANDOFF_OR_TYPE] FILE…',
  options: {
    batch: {
      type: 'string',
      value: 'FILE',
      description:
        'Reads lines {"id", "schema", "instances": […]} ("-": standard input), prints one line for each.',
    },
    'assert-format': {
      type: 'boolean',
      description: 'With --batch: takes "format" as an assertion, not as an annotation.',
    },
    dialect: {
      type: 'string',
      value: 'DIALECT',
      choices: ['2020-12', 'draft-07'],
      description: 'With --batch: how schemas without "$schema" are read. Default: 2020-12.',
    },
    ...reportOptions,
  },
  details: `FILE is a JSON file (one value, or a list of recorded ones), a JSONL file of any size, or "-" for lines of standard
input. An envelope is opened as its receiver would open it; anything else is a payload. Without #NAME an envelope is
judged by its type, and a payload by the handoff or type that its file or folder is named after.

With --batch each printed line is {"id", "valid": [true, …]} or {"id", "refused": "why, where"}. References reach the
schema itself and what the line gives under "documents", by URI; never a disk, never a network.

Examples:
  handoff validate flows/triage.handoff.json#triage-to-billing fixtures/*.json
  handoff validate flows/triage.handoff.json traces/today.jsonl
  handoff validate --batch cases.jsonl`,
  async run({ operands: [target, ...files], options, io }) {
    const batch = options.text('batch');
    if (batch !== undefined) {
      if (target !== undefined) throw new InputError('--batch takes no files besides its own.');
      return validateBatch(io, batch, {
        assertFormats: options.flag('assert-format'),
        dialect: options.text('dialect') === 'draft-07' ? 'draft-07' : '2020-12',
      });
    }
    if (target === undefined || files.length === 0)
      throw new InputError(
        'handoff validate needs a manifest and at least one file.',
        'For example: handoff validate flows/triage.handoff.json#triage-to-billing payload.json',
      );
    checkReportOptions(options);
    const { workflow, name } = await openTarget(io, target);
    const judge = await openJudge(io, workflow);
    if (name !== undefined) expectName(judge, name, workflow);
    const problems: ReportedProblem[] = [];
    for (const file of files) {
      const path = file === '-' ? '-' : resolve(io.cwd, file);
      const shown = file === '-' ? '<stdin>' : file;
      const judged = await judgeFile(judge, path, { shown, manifest: workflow.shown, hint: name ?? file });
      problems.push(...judged.problems);
      if (judged.more > 0) await io.err(`handoff: ${shown}: ${judged.more} more problems are not shown.\n`);
    }
    return printReport({ manifests: [workflow.shown], problems }, options, io);
  },
};

async function openTarget(io: Io, target: string): Promise<{ workflow: Workflow; name?: string }> {
  const at = target.lastIndexOf('#');
  const file = at < 0 ? target : target.slice(0, at);
  const workflow = await openWorkflow(io, resolve(io.cwd, file), undefined);
  return { workflow, ...(at >= 0 && { name: target.slice(at + 1) }) };
}

/** Makes a workflow ready to judge by generated code; throws `InputError` while its manifest cannot be read. */
export async function openJudge(io: Io, workflow: Workflow): Promise<Judge> {
  const { parsed, name, shown } = workflow;
  const readable = unambiguousManifest(parsed);
  if (!readable) {
    const [problem] = checkManifest(parsed, { today: io.today });
    throw new InputError(
      `${shown} is no manifest: ${problem?.message ?? ''}`,
      `Run "handoff check ${shown}".`,
    );
  }
  const { request } = await gatherRequest(readable, name, diskFiles(workflow));
  return createJudge(request, compiledChecks, quickMeans());
}

function expectName({ handoffs, types, plan }: Judge, name: string, { shown }: Workflow): void {
  if (handoffs.has(name) || types.has(name)) return;
  const { manifest } = plan;
  if (Object.hasOwn(manifest.handoffs, name) || Object.hasOwn(manifest.types ?? {}, name))
    throw new InputError(`“${name}” in ${shown} has errors of its own.`, `Run "handoff check ${shown}".`);
  const near = nearest(name, [...handoffs.keys(), ...types.keys()]);
  throw new InputError(
    `${shown} has no handoff or type “${name}”.`,
    near ? `Did you mean ${near}?` : `It has: ${[...handoffs.keys(), ...types.keys()].join(', ')}.`,
  );
}
