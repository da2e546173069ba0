import { dirname, resolve } from 'node:path';
import { type CompatOptions, type Containment, checkContainment } from '../../compat/index.js';
import { gatherReferences } from '../../drift/gather/references.js';
import type { Json } from '../../schema/json.js';
import { runBatch } from '../batch.js';
import type { Command } from '../command.js';
import { diskFiles } from '../disk/disk-files.js';
import { exitCode, InputError } from '../exit.js';
import type { Io } from '../io.js';
import { parseInput } from '../json-input.js';
import { oneLine } from '../printable.js';
import { findRoot } from '../workspace.js';

/** `handoff compat`: is every value of one schema a value of another? */
export const compat: Command = {
  name: 'compat',
  summary: 'Compares two JSON Schemas: compatible, incompatible with a counterexample, or unknown and why.',
  operands: 'OLD NEW',
  options: {
    format: {
      type: 'string',
      short: 'f',
      value: 'FORMAT',
      choices: ['text', 'json'],
      description: 'text (default) or json.',
    },
    direction: {
      type: 'string',
      value: 'WHICH',
      choices: ['backward', 'forward', 'both'],
      description: 'Which direction has to be compatible for exit code 0. Default: backward.',
    },
    batch: {
      type: 'string',
      value: 'FILE',
      description: 'Reads lines {"id", "old", "new"} ("-": standard input), prints one line for each.',
    },
    'assert-format': {
      type: 'boolean',
      description: 'Takes "format" as an assertion, not as an annotation.',
    },
  },
  details: `backward: every value that OLD allows is allowed by NEW, so that old data can still be read.
forward: every value that NEW allows is allowed by OLD, so that old readers can read new data.
An incompatibility comes with a value that was checked against both schemas. What cannot be decided is called unknown,
with the keyword that made it so; it counts as not compatible.

With --batch each printed line is {"id", "backward": {"verdict", "witness"?, "reason"?}, "forward": {…}}; the exit
code is 0 when every line could be read.`,
  async run({ operands, options, io }) {
    const settings: CompatOptions = { assertFormat: options.flag('assert-format') };
    const batch = options.text('batch');
    if (batch !== undefined) {
      if (operands.length > 0) throw new InputError('--batch takes no schemas besides its file.');
      return runBatch(io, batch, {
        shape: '{"id", "old", "new"}',
        answer: ({ old, new: own }) =>
          old === undefined || own === undefined ? undefined : compareBriefly(old, own, settings),
        giveUp: reason => {
          const unknown: Answer = { verdict: 'unknown', reason };
          return { backward: unknown, forward: unknown };
        },
      });
    }
    const [old, own, ...more] = operands;
    if (old === undefined || own === undefined || more.length > 0)
      throw new InputError(
        'handoff compat compares two schema files.',
        'Run "handoff help compat" for its options.',
      );
    const [before, now] = [await openSchema(io, old), await openSchema(io, own)];
    const documents = new Map([...before.documents, ...now.documents]);
    const answer = compare(before.schema, now.schema, { ...settings, documents });
    await io.out(
      options.text('format') === 'json' ? `${JSON.stringify(answer, null, 2)}\n` : describe(old, own, answer),
    );
    const wanted = options.text('direction') ?? 'backward';
    const judged =
      wanted === 'both'
        ? [answer.backward, answer.forward]
        : [wanted === 'forward' ? answer.forward : answer.backward];
    return judged.every(({ verdict }) => verdict === 'compatible') ? exitCode.ok : exitCode.problems;
  },
};

/** A verdict as it is printed. */
interface Answer {
  readonly verdict: Containment['verdict'];
  readonly witness?: Json;
  readonly reason?: string;
  /** JSON Pointers: where in the witness, and which keyword rejects it. */
  readonly place?: { readonly value: string; readonly schema: string };
}

function compare(old: Json, own: Json, options: CompatOptions) {
  return {
    backward: answerOf(checkContainment(old, own, options)),
    forward: answerOf(checkContainment(own, old, options)),
  };
}

function answerOf(containment: Containment): Answer {
  if (containment.verdict === 'compatible') return { verdict: 'compatible' };
  if (containment.verdict === 'unknown') {
    const { reason, keyword, path } = containment;
    return { verdict: 'unknown', reason: `${reason} (“${keyword}” at ${path || '/'})` };
  }
  const { witness, issues } = containment;
  const [issue] = issues;
  return {
    verdict: 'incompatible',
    witness,
    ...(issue && { reason: issue.message, place: { value: issue.path, schema: issue.schemaPath } }),
  };
}

function describe(old: string, own: string, { backward, forward }: ReturnType<typeof compare>): string {
  const line = (name: string, a: string, b: string, answer: Answer) => {
    if (answer.verdict === 'compatible')
      return `${name}: compatible. Every value of ${a} is a value of ${b}.`;
    if (answer.verdict === 'unknown') return `${name}: unknown. ${oneLine(answer.reason ?? '')}.`;
    const { value = '', schema = '' } = answer.place ?? {};
    return [
      `${name}: incompatible. ${a} allows this, ${b} does not:`,
      `  ${oneLine(JSON.stringify(answer.witness))}`,
      `  ${value || 'the value'} ${oneLine(answer.reason ?? '')} (${b}#${schema})`,
    ].join('\n');
  };
  return `${line('backward', old, own, backward)}\n${line('forward', own, old, forward)}\n`;
}

async function openSchema(
  io: Io,
  operand: string,
): Promise<{ schema: Json; documents: ReadonlyMap<string, Json> }> {
  const path = resolve(io.cwd, operand);
  const schema = await parseInput(path, operand);
  const folder = dirname(path);
  const files = diskFiles({ folder, root: await findRoot(io, folder, undefined, operand) });
  const { files: texts } = await gatherReferences(schema, files);
  const documents = new Map<string, Json>();
  for (const [name, text] of texts)
    try {
      documents.set(name, JSON.parse(text));
    } catch {
      throw new InputError(`${operand} refers to ${name}, which is not JSON.`);
    }
  return { schema, documents };
}

function compareBriefly(old: Json, own: Json, options: CompatOptions) {
  const { backward, forward } = compare(old, own, options);
  return { backward: withoutPlace(backward), forward: withoutPlace(forward) };
}

const withoutPlace = ({ place: _, ...answer }: Answer) => answer;
