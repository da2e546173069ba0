/**
 * Contract drift of large manifests against a baseline, as the editor asks for it while somebody types: `cold` compares
 * for the first time, with every tenth type changed; `keystroke` reads the text after one more type has changed and
 * compares again. The peer is parsing the same two manifests with JSON.parse.
 *
 *   npm run bench -- drift
 */
import { parseManifest } from '../src/contract/index.js';
import { changesOf } from '../src/drift/changes/changes-of.js';
import type { Json } from '../src/schema/json.js';

function manifestText(size: number, change: (json: Record<string, Json>, i: number) => void): string {
  const agents: Record<string, Json> = { lead: { role: 'orchestrator' } };
  const handoffs: Record<string, Json> = {};
  const types: Record<string, Json> = {};
  for (let i = 0; i < size; i++) {
    const type: Record<string, Json> = {
      type: 'object',
      properties: {
        id: { type: 'string', minLength: 1 },
        [`field${i}`]: { type: 'array', items: { type: 'integer', minimum: i } },
        kind: { enum: ['a', 'b', `c${i}`] },
      },
      required: ['id'],
      additionalProperties: false,
    };
    change(type, i);
    agents[`agent-${i}`] = { role: 'worker' };
    types[`Type${i}`] = type;
    handoffs[`edge-${i}`] = {
      from: 'lead',
      to: `agent-${i}`,
      version: '1.0.0',
      payload: { $ref: `#/types/Type${i}` },
    };
  }
  return JSON.stringify({
    manifestVersion: 1,
    name: 'large',
    pattern: 'stateful-orchestrator',
    agents,
    handoffs,
    types,
  });
}

/** A sitting at the keyboard: each text is read after the one before. */
function openSitting(text: string) {
  let parsed = parseManifest(text);
  return (typed: string) => {
    parsed = parseManifest(typed, parsed);
    if (!parsed.manifest) throw new Error('the benchmark’s manifest is wrong');
    return { manifest: parsed.manifest, files: new Map<string, string>() };
  };
}

function time<T>(run: () => T): { readonly ms: number; readonly value: T } {
  const start = performance.now();
  const value = run();
  return { ms: performance.now() - start, value };
}

const breaking = (type: Record<string, Json>) => {
  type.required = ['id', 'kind'];
};

for (const size of [10, 100, 1000]) {
  const before = manifestText(size, () => undefined);
  const now = manifestText(size, (type, i) => i % 10 === 0 && breaking(type));
  const next = manifestText(size, (type, i) => (i % 10 === 0 || i === 1) && breaking(type));
  const read = openSitting(before);
  const baseline = { ...read(before), text: before, label: 'HEAD' };
  const peer = time(() => [JSON.parse(before), JSON.parse(now)]);
  const opened = read(now);
  const cold = time(() => changesOf(opened, baseline));
  const keystroke = time(() => changesOf(read(next), baseline));
  const ratio = (ms: number) => `${ms.toFixed(0)} ms (${(ms / peer.ms).toFixed(0)}× JSON.parse)`;
  console.log(
    `${String(size).padStart(5)} handoffs, ${cold.value.length} changed: cold ${ratio(cold.ms)}, keystroke ${ratio(keystroke.ms)}`,
  );
}
