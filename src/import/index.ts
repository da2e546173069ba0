import { start } from '../contract/text/places.js';
import { buildManifest } from './build/build-manifest.js';
import { dockerAgent } from './formats/docker-agent.js';
import { langgraph } from './formats/langgraph.js';
import { logicApps } from './formats/logic-apps.js';
import { openaiAgents } from './formats/openai-agents.js';
import { serverlessWorkflow } from './formats/serverless-workflow.js';
import type { Importer, ImportNote, ImportProblem, Source } from './importer.js';
import { readData } from './sources/data.js';

export type { Importer, ImportNote, ImportProblem } from './importer.js';
export * from './report.js';

/** Every format, the most telling first: the first that recognises a source reads it. */
export const importers: readonly Importer[] = [
  langgraph,
  logicApps,
  serverlessWorkflow,
  dockerAgent,
  openaiAgents,
];

/** What is known about a text that is to be imported. */
export interface ImportRequest {
  readonly text: string;
  /** The file's name or path. */
  readonly file: string;
  /** The id of the format; recognised by the content without it. */
  readonly format?: string;
  /** The workflow's name; made of the source's or the file's name without it. */
  readonly name?: string;
}

/** What an import gives: a manifest that has no errors, and what became of everything else; or why there is none. */
export interface ImportResult {
  /** The manifest's text; undefined when there are problems. */
  readonly value: string | undefined;
  /** The name of the workflow. */
  readonly name: string;
  /** The format that was read. */
  readonly format: Importer | undefined;
  /** What could not be carried over, what was added, and what was guessed. */
  readonly report: readonly ImportNote[];
  readonly problems: readonly ImportProblem[];
}

/** The longest text that is read; no hand-written workflow is near it. */
const maxLength = 4_000_000;

/** Makes a manifest of another tool's workflow. Pure; reads statically, executes nothing, never throws. */
export function importWorkflow(request: ImportRequest): ImportResult {
  const text = request.text.replace(/^\uFEFF/, '');
  const file = request.file.split(/[\\/]/).at(-1) ?? '';
  const fail = (format: Importer | undefined, problems: readonly ImportProblem[]): ImportResult => ({
    value: undefined,
    name: '',
    format,
    report: [],
    problems,
  });
  if (text.length > maxLength)
    return fail(undefined, [{ message: 'The file is too long to be a workflow.', place: start }]);
  let data: Source['data'] | undefined;
  const source: Source = {
    text,
    file,
    get data() {
      data ??= readData(text);
      return data;
    },
  };
  const format = request.format
    ? importers.find(({ id }) => id === request.format)
    : importers.find(importer => importer.detect(source));
  if (!format) return fail(undefined, unrecognised(request.format, source));
  const read = format.read(source);
  if ('problems' in read) return fail(format, read.problems);
  const built = buildManifest(read.graph, request.name ?? read.graph.name ?? file.replace(/\..*$/, ''));
  return { value: built.text, name: built.name, format, report: built.notes, problems: [] };
}

function unrecognised(format: string | undefined, { data, file }: Source): readonly ImportProblem[] {
  const known = importers.map(({ title }) => title).join(', ');
  if (format !== undefined)
    return [{ message: `There is no format “${format}”: ${known} are known.`, place: start }];
  // A broken text is recognised by nobody; why it is broken says more.
  const isData = /\.(?:json|jsonc|ya?ml)$/i.test(file);
  if (isData && 'problems' in data) return data.problems;
  return [{ message: `This is none of the formats that can be imported: ${known}.`, place: start }];
}
