/**
 * Time from a keystroke to problems, for workflows of 10, 100 and 1,000 agents with complete contracts (two handoffs an
 * agent): `full` reads the text and runs every contract rule on it, as when a file is opened; the others do so after a
 * keystroke in one handoff, in one type, and one that breaks the text (an open string), given what was read before.
 * `bare` is a keystroke in a workflow whose contracts declare next to nothing: ten problems an agent. The peer does much
 * less in the same run: jsonc-parser reads the text and ajv, compiled beforehand, checks its shape; it knows only `full`.
 *
 *   npm run bench -- rules [--rounds N]
 */
import { performance } from 'node:perf_hooks';
import { Ajv } from 'ajv';
import { parse as peerParse } from 'jsonc-parser';
import {
  applyIntents,
  autoLayout,
  checkManifest,
  type Manifest,
  type Problem,
  parseManifest,
  patternOf,
} from '../src/contract/index.js';
import { manifestJsonSchema } from '../src/contract/manifest/json-schema.js';

const at = process.argv.indexOf('--rounds');
const rounds = at > 0 ? Number(process.argv[at + 1]) : 15;
const today = '2026-06-01';
const validate = new Ajv({ strict: false, formats: { date: /^\d{4}-\d\d-\d\d$/ } }).compile(
  manifestJsonSchema(),
);

/** A supervisor with workers, each with a type, a handoff there and a handoff back. */
function workflowOf(agents: number): string {
  const starter = patternOf('supervisor-worker').starter('bench');
  const base = parseManifest(starter).manifest as Manifest;
  const worker = base.agents.researcher;
  const there = base.handoffs['planner-to-researcher'];
  const back = base.handoffs['researcher-to-planner'];
  const grown = structuredClone(base) as Manifest;
  for (let i = Object.keys(grown.agents).length; i < agents; i++) {
    const id = `worker${i}`;
    grown.types = {
      ...grown.types,
      ...(i % 10 === 0 && { [`Research${i}`]: base.types?.Research }),
    } as never;
    Object.assign(grown.agents, { [id]: { ...worker, accepts: { [`to-${id}`]: '^1.0.0' } } });
    const type = `Research${i - (i % 10)}`;
    const payload = { $ref: `#/types/${i >= 10 ? type : 'Research'}` };
    Object.assign(grown.handoffs, {
      [`to-${id}`]: { ...there, to: id, payload },
      [`from-${id}`]: { ...back, from: id },
    });
    Object.assign(grown.agents.planner?.accepts ?? {}, { [`from-${id}`]: '^1.0.0' });
  }
  return JSON.stringify(grown, null, 2);
}

const median = (values: number[]) =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** The same workflow with nothing declared that can be left out. */
function bareOf(text: string): string {
  const manifest = JSON.parse(text);
  for (const handoff of Object.values<Record<string, unknown>>(manifest.handoffs))
    for (const key of ['failureModes', 'health', 'work', 'sideEffects', 'context']) delete handoff[key];
  return JSON.stringify(manifest, null, 2);
}

/** A sitting at the keyboard: each text is read after the one before. */
function openSitting(text: string) {
  let parsed = parseManifest(text);
  checkManifest(parsed, { today });
  return (typed: string): Problem[] => {
    parsed = parseManifest(typed, parsed);
    return checkManifest(parsed, { today });
  };
}

console.log(`median of ${rounds} rounds, in ms; peer = jsonc-parser + ajv (shape only)\n`);
console.log('                   after a keystroke in                              edits');
console.log(
  'agents   kB   full handoff  type broken  bare   peer full/peer handoff/peer  move rename layout',
);
for (const agents of [10, 100, 1000]) {
  const text = workflowOf(agents);
  const bare = bareOf(text);
  const samples = new Map<string, number[]>();
  const measure = (name: string, run: () => unknown) => {
    const times = samples.get(name) ?? [];
    samples.set(name, times);
    times.push(time(run));
  };
  // Another digit each time, as typing gives.
  const typedIn = (round: number) => text.replace(/"maxParallel": \d+/, `"maxParallel": ${round + 1}`);
  let parsed = parseManifest('');
  for (let round = 0; round < rounds; round++) {
    let problems: readonly Problem[] = [];
    measure('full', () => {
      parsed = parseManifest(typedIn(round));
      problems = checkManifest(parsed, { today });
    });
    if (problems.length > 0)
      throw new Error(`the workflow is to be free of problems: ${JSON.stringify(problems[0])}`);
    measure('peer', () => validate(peerParse(typedIn(round))));
  }
  const type = openSitting(text);
  const typeBare = openSitting(bare);
  for (let round = 0; round < rounds; round++) {
    const inHandoff = typedIn(round);
    const inType = text.replace(/"types": \{\s*"\w+": \{/, `$& "minProperties": ${round % 2},`);
    const broken = text.replace(/"maxParallel": \d+/, `"maxParallel": "${round + 1}`);
    measure('handoff', () => type(inHandoff));
    measure('type', () => type(inType));
    measure('broken', () => type(broken));
    measure('bare', () => typeBare(bare.replace(/"version": "1\.0\.\d+"/, `"version": "1.0.${round + 1}"`)));
    measure('peer', () => validate(peerParse(inHandoff)));
    const id = Object.keys(parsed.manifest?.agents ?? {}).at(-1) as string;
    measure('move', () => applyIntents(parsed, [{ type: 'move', positions: { [id]: { x: round, y: 1 } } }]));
    measure('rename', () =>
      applyIntents(parsed, [{ type: 'rename', kind: 'agent', id: 'planner', to: 'boss' }]),
    );
    measure('layout', () => autoLayout(parsed.manifest as Manifest));
  }
  const of = (name: string) => median(samples.get(name) ?? []);
  const cells = [
    [agents, 6, 0],
    [text.length / 1024, 5, 0],
    [of('full'), 7, 1],
    [of('handoff'), 8, 1],
    [of('type'), 6, 1],
    [of('broken'), 7, 1],
    [of('bare'), 6, 1],
    [of('peer'), 7, 1],
    [of('full') / of('peer'), 10, 2],
    [of('handoff') / of('peer'), 13, 2],
    [of('move'), 6, 1],
    [of('rename'), 7, 1],
    [of('layout'), 7, 1],
  ] as const;
  console.log(cells.map(([value, width, digits]) => value.toFixed(digits).padStart(width)).join(''));
}
