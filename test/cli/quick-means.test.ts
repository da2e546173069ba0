import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compiledChecks } from '../../src/cli/compiled-checks.js';
import { quickMeans } from '../../src/cli/quick-means.js';
import { createRandom } from '../../src/compat/sample.js';
import { parseManifest } from '../../src/contract/index.js';
import { createJudge } from '../../src/drift/recorded/judge.js';
import { judgeValue } from '../../src/drift/recorded/judge-value.js';
import { envelopeModel } from '../../src/runtime/envelope.js';
import type { Json, JsonObject } from '../../src/schema/json.js';

const example = new URL('../../examples/ticket-triage/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, example), 'utf8');
const { manifest } = parseManifest(read('ticket-triage.handoff.json'));
if (!manifest) throw new Error('the example is broken');
const request = { manifest, manifestName: 'ticket-triage.handoff.json', files: new Map<string, string>() };
const quick = createJudge(request, compiledChecks, quickMeans());
const careful = createJudge(request, compiledChecks);
const envelope = JSON.parse(read('fixtures/triage-to-billing.json')) as JsonObject;
const { isEnvelope } = quickMeans();

const odd: readonly (Json | undefined)[] = [
  ...[
    undefined,
    null,
    true,
    0,
    -1,
    0.5,
    2,
    '',
    'x',
    'ok',
    '2020-02-30T00:00:00Z',
    '2020-02-29T00:00:00+01:00',
  ],
  ...['2020-01-01', '1.0.0', '9.9.9', [], ['x'], [1], {}, { x: 1 }, 'committed', '\ud800', 'hk1-00'],
];

/** The value with one part changed, somewhere. */
function changed(value: Json, random: () => number): Json {
  if (typeof value !== 'object' || value === null || random() < 0.1)
    return (odd[Math.floor(random() * odd.length)] ?? null) as Json;
  const keys = [...Object.keys(value), 'extra'];
  const key = keys[Math.floor(random() * keys.length)] as string;
  const copy = structuredClone(value) as JsonObject;
  const part = odd[Math.floor(random() * odd.length)];
  if (random() < 0.5 || copy[key] === undefined) {
    if (part === undefined) delete copy[key];
    else copy[key] = part;
  } else copy[key] = changed(copy[key], random);
  return copy;
}

describe('the quick check of envelopes', () => {
  it('knows an envelope by the same rules as the model', () => {
    const random = createRandom(7);
    let fine = 0;
    for (let i = 0; i < 3000; i++) {
      const value = changed(envelope, random);
      const expected = envelopeModel.safeParse(value).success;
      if (expected) fine++;
      expect(isEnvelope(value), JSON.stringify(value)).toBe(expected);
    }
    expect(fine).toBeGreaterThan(300);
  });

  it('finds nothing else wrong, and nothing less', () => {
    const random = createRandom(11);
    expect(judgeValue(quick, envelope, '')).toEqual([]);
    for (let i = 0; i < 1500; i++) {
      const value = changed(i % 3 === 0 ? changed(envelope, random) : envelope, random);
      expect(judgeValue(quick, value, ''), JSON.stringify(value)).toEqual(judgeValue(careful, value, ''));
    }
  });
});
