import { writeMarkdown } from '../../codegen/documents/markdown.js';
import { writeMermaid } from '../../codegen/documents/mermaid.js';
import type { GenerateRequest } from '../../codegen/request.js';
import { gatherRequest } from '../../drift/gather.js';
import { unambiguousManifest } from '../../drift/inspect.js';
import { drawSvg } from '../../picture/svg/draw-svg.js';
import type { Command } from '../command.js';
import { diskFiles } from '../disk/disk-files.js';
import { writeOutput } from '../disk/write-output.js';
import { exitCode, InputError } from '../exit.js';
import { openWorkflows } from '../workspace.js';

/** What a workflow can be exported as. */
const formats: Readonly<Record<string, (request: GenerateRequest) => string>> = {
  svg: ({ manifest }) => drawSvg(manifest).svg,
  mermaid: ({ manifest }) => writeMermaid(manifest),
  markdown: request => writeMarkdown(request),
};

/** The format that a file's name asks for. */
const formatOfName = (name: string | undefined): string | undefined =>
  /\.svg$/i.test(name ?? '')
    ? 'svg'
    : /\.(mmd|mermaid)$/i.test(name ?? '')
      ? 'mermaid'
      : /\.(md|markdown)$/i.test(name ?? '')
        ? 'markdown'
        : undefined;

/** `handoff export`: a workflow as a picture or a document. */
export const exportWorkflow: Command = {
  name: 'export',
  summary: 'Writes a workflow as an SVG picture, a Mermaid flowchart or a Markdown page.',
  operands: 'MANIFEST',
  options: {
    format: {
      type: 'string',
      short: 'f',
      value: 'FORMAT',
      choices: Object.keys(formats),
      description: 'svg, mermaid or markdown. Default: what the name of --output asks for, else svg.',
    },
    output: {
      type: 'string',
      short: 'o',
      value: 'FILE',
      description: 'Where to write it; replaces the file. Default: standard output.',
    },
    root: {
      type: 'string',
      value: 'DIR',
      description: 'The workspace that no path may leave. Default: the git working tree.',
    },
  },
  details: `The picture is drawn as the canvas shows it, in colours for white paper. The same workflow gives the same bytes.

Examples:
  handoff export flows/triage.handoff.json --output docs/triage.svg
  handoff export flows/triage.handoff.json --format mermaid`,
  async run({ operands, options, io }) {
    const [operand] = operands;
    if (operand === undefined || operands.length > 1)
      throw new InputError(
        'handoff export needs exactly one manifest.',
        'For example: handoff export triage.handoff.json',
      );
    const workflows = await openWorkflows(io, [operand], options.text('root'));
    const [workflow] = workflows;
    if (!workflow || workflows.length > 1)
      throw new InputError(
        `${operand} holds ${workflows.length} workflows, and one can be exported at a time.`,
        'Name one manifest.',
      );
    const manifest = unambiguousManifest(workflow.parsed);
    if (!manifest)
      throw new InputError(`${workflow.shown} cannot be read.`, 'Run "handoff check" to see why.');
    const output = options.text('output');
    const write = formats[options.text('format') ?? formatOfName(output) ?? 'svg'];
    const { request } = await gatherRequest(manifest, workflow.name, diskFiles(workflow));
    const text = write?.(request) ?? '';
    if (output === undefined) await io.out(text);
    else await writeOutput(io, output, text, [workflow.file]);
    return exitCode.ok;
  },
};
