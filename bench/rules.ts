/**
 * Time from a keystroke to problems: reading the changed text and running every contract rule on it, for workflows of
 * 10, 100 and 1,000 agents with complete contracts (two handoffs an agent). The peer does much less in the same run:
 * jsonc-parser reads the text and ajv, compiled beforehand, checks its shape.
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

console.log(`median of ${rounds} rounds, in ms; peer = jsonc-parser + ajv (shape only)\n`);
console.log('agents      kB    read   rules  keystroke    peer  ratio  move  rename  layout');
for (const agents of [10, 100, 1000]) {
  const text = workflowOf(agents);
  const samples = { read: [] as number[], rules: [] as number[], both: [] as number[], peer: [] as number[] };
  const edits = { move: [] as number[], rename: [] as number[], layout: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    // Another digit each time, as typing gives.
    const typed = text.replace(/"maxParallel": \d+/, `"maxParallel": ${round + 1}`);
    let parsed = parseManifest('');
    const read = time(() => {
      parsed = parseManifest(typed);
    });
    let problems: unknown[] = [];
    const rules = time(() => {
      problems = checkManifest(parsed, { today });
    });
    if (problems.length > 0)
      throw new Error(`the workflow is to be free of problems: ${JSON.stringify(problems[0])}`);
    samples.read.push(read);
    samples.rules.push(rules);
    samples.both.push(read + rules);
    samples.peer.push(time(() => validate(peerParse(typed))));
    const id = Object.keys(parsed.manifest?.agents ?? {}).at(-1) as string;
    edits.move.push(
      time(() => applyIntents(parsed, [{ type: 'move', positions: { [id]: { x: round, y: 1 } } }])),
    );
    edits.rename.push(
      time(() => applyIntents(parsed, [{ type: 'rename', kind: 'agent', id: 'planner', to: 'boss' }])),
    );
    edits.layout.push(time(() => autoLayout(parsed.manifest as Manifest)));
  }
  const both = median(samples.both);
  const peer = median(samples.peer);
  const cells = [
    [agents, 6, 0],
    [text.length / 1024, 8, 0],
    [median(samples.read), 8, 1],
    [median(samples.rules), 8, 1],
    [both, 11, 1],
    [peer, 8, 1],
    [both / peer, 7, 2],
    [median(edits.move), 6, 1],
    [median(edits.rename), 8, 1],
    [median(edits.layout), 8, 1],
  ] as const;
  console.log(cells.map(([value, width, digits]) => value.toFixed(digits).padStart(width)).join(''));
}
