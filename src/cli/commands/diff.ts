import { changesOf } from '../../drift/changes/changes-of.js';
import type { HandoffDiff } from '../../drift/changes/compare-contracts.js';
import { whoBreaks } from '../../drift/changes/who-breaks.js';
import { gatherRequest } from '../../drift/gather.js';
import { unambiguousManifest } from '../../drift/inspect.js';
import { expectOneFor, openBaseline } from '../baseline.js';
import { paint, wantsColor } from '../color.js';
import type { Command } from '../command.js';
import { diskFiles } from '../disk/disk-files.js';
import { exitCode, InputError } from '../exit.js';
import type { Io } from '../io.js';
import { oneLine } from '../printable.js';
import { openWorkflows, type Workflow } from '../workspace.js';

/** One workflow's difference from its baseline. */
interface WorkflowDiff {
  readonly manifest: string;
  /** Set when there is nothing to compare with, and why. */
  readonly note?: string;
  readonly handoffs: readonly (HandoffDiff & { readonly whoBreaks: readonly string[] })[];
}

/** `handoff diff`: what changed in contracts, who breaks, and which version that needs. */
export const diff: Command = {
  name: 'diff',
  summary: 'Shows what changed in contracts since a git ref or file, who breaks, and the version it needs.',
  operands: 'REF|FILE [MANIFEST|FOLDER|GLOB …]',
  options: {
    format: {
      type: 'string',
      short: 'f',
      value: 'FORMAT',
      choices: ['text', 'json'],
      description: 'text (default) or json.',
    },
    root: {
      type: 'string',
      value: 'DIR',
      description: 'The workspace that no path may leave. Default: the git working tree.',
    },
  },
  details: `REF is any git commit: HEAD, a tag, a branch, a hash.
Layout, descriptions and formatting are no changes. Each change has a fingerprint; to live with one, list it in the
manifest under "suppress" with a reason and an expiry.

Exit code 1 when a handoff's version is lower than its changes need.

Examples:
  handoff diff HEAD
  handoff diff v1.2.0 flows/triage.handoff.json --format json
  handoff diff old/triage.handoff.json flows/triage.handoff.json`,
  async run({ operands: [against, ...operands], options, io }) {
    if (against === undefined)
      throw new InputError(
        'handoff diff needs a git ref or a file to compare with.',
        'For example: handoff diff HEAD',
      );
    const workflows = await openWorkflows(io, operands, options.text('root'));
    await expectOneFor(io, against, workflows);
    const diffs: WorkflowDiff[] = [];
    for (const workflow of workflows) diffs.push(await diffWorkflow(io, workflow, against));
    const text =
      options.text('format') === 'json'
        ? `${JSON.stringify({ against, workflows: diffs }, null, 2)}\n`
        : diffs.map(one => render(one, against, wantsColor(options.text('color'), io))).join('');
    await io.out(text);
    const isFine = diffs.every(({ handoffs }) =>
      handoffs.every(handoff => handoff.kind !== 'changed' || (handoff.enough && !handoff.wentBack)),
    );
    return isFine ? exitCode.ok : exitCode.problems;
  },
};

async function diffWorkflow(io: Io, workflow: Workflow, against: string): Promise<WorkflowDiff> {
  const { shown: manifest, parsed } = workflow;
  const readable = unambiguousManifest(parsed);
  if (!readable) return { manifest, note: 'It cannot be read: run "handoff check".', handoffs: [] };
  const { baseline, problem } = await openBaseline(io, workflow, against);
  if (!baseline) return { manifest, note: problem?.message ?? `It is new since ${against}.`, handoffs: [] };
  const { request } = await gatherRequest(readable, workflow.name, diskFiles(workflow));
  const now = { manifest: readable, files: request.files };
  const handoffs = changesOf(now, baseline).map(handoff => ({
    ...handoff,
    whoBreaks: handoff.kind === 'changed' ? whoBreaks(handoff, baseline.manifest, now.manifest) : [],
  }));
  return { manifest, handoffs };
}

function render({ manifest, note, handoffs }: WorkflowDiff, against: string, color: boolean): string {
  const head = `${paint(color, 'bold', manifest)} since ${against}`;
  if (note !== undefined) return `${head}: ${oneLine(note)}\n`;
  if (handoffs.length === 0) return `${head}: no contract changed.\n`;
  return `${[`${head}:`, ...handoffs.flatMap(handoff => renderHandoff(handoff, color))].join('\n')}\n`;
}

function renderHandoff(handoff: WorkflowDiff['handoffs'][number], color: boolean): string[] {
  if (handoff.kind === 'added')
    return [`  ${paint(color, 'green', '+')} ${handoff.id} ${handoff.version}, new`];
  if (handoff.kind === 'removed')
    return [`  ${paint(color, 'red', '-')} ${handoff.id} ${handoff.was}, removed`];
  const { was, version, required, enough, wentBack } = handoff;
  const verdict = wentBack
    ? paint(color, 'red', 'the version went back')
    : enough
      ? paint(color, 'green', 'enough')
      : paint(color, 'red', `needs ${required}`);
  return [
    `  ~ ${paint(color, 'bold', handoff.id)} ${was} → ${version}, ${verdict}`,
    ...handoff.changes.flatMap(change => [
      `      ${change.bump.padEnd(5)} ${oneLine(change.message)} ${paint(color, 'dim', `[${change.fingerprint}]`)}`,
      ...(change.witness === undefined
        ? []
        : [`            for example: ${oneLine(JSON.stringify(change.witness))}`]),
    ]),
    ...handoff.whoBreaks.map(text => `      ${oneLine(text)}`),
  ];
}
