import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHealthMeter } from '../../src/drift/recorded/health.js';
import { createHistogram } from '../../src/drift/recorded/histogram.js';
import { createJudge } from '../../src/drift/recorded/judge.js';
import type { Json } from '../../src/schema/json.js';
import { envelopeOf } from './envelope-of.js';
import { manifestOf } from './subject-of.js';

const manifest = manifestOf(json => {
  json.handoffs['triage-to-billing'].health = { p95LatencyMs: 1000, retryRate: 0.1, schemaViolationRate: 0 };
});
const judge = createJudge({ manifest, manifestName: 'triage.handoff.json', files: new Map() });

function measure(values: readonly unknown[]) {
  const meter = createHealthMeter(judge);
  for (const value of values) meter.add(value as Json);
  const [report] = meter.report();
  if (!report) throw new Error('no report');
  return report;
}

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 10) + seconds * 1000).toISOString();
const event = (kind: string, key: string, seconds: number, more = {}) => ({
  event: kind,
  time: at(seconds),
  handoff: 'triage-to-billing',
  key,
  ...more,
});

describe('health', () => {
  it.each<[what: string, values: readonly unknown[], expected: object]>([
    [
      'an empty trace',
      [],
      { handoffs: 0, p95LatencyMs: undefined, retryRate: 0, schemaViolationRate: 0, exceeded: [] },
    ],
    [
      'one that went well',
      [event('emitted', 'a', 0), event('acknowledged', 'a', 0.5)],
      { handoffs: 1, retryRate: 0, exceeded: [] },
    ],
    ['a slow one', [event('emitted', 'a', 0), event('acknowledged', 'a', 5)], { exceeded: ['p95LatencyMs'] }],
    [
      'a retried one, counted once',
      [event('emitted', 'a', 0), event('retried', 'a', 1), event('retried', 'a', 2)],
      { handoffs: 1, retryRate: 1, exceeded: ['retryRate'] },
    ],
    ['the same envelope twice', [envelopeOf(), envelopeOf()], { handoffs: 1, retryRate: 1 }],
    ['two steps of one run', [envelopeOf(), envelopeOf({}, { step: '2' })], { handoffs: 2, retryRate: 0 }],
    [
      'a rejected one',
      [event('emitted', 'a', 0), event('rejected', 'a', 1, { problem: { code: 'schema-violation' } })],
      { handoffs: 1, schemaViolationRate: 1, exceeded: ['schemaViolationRate'] },
    ],
    [
      'one rejected for something else',
      [event('emitted', 'a', 0), event('rejected', 'a', 1, { problem: { code: 'unsupported-version' } })],
      { schemaViolationRate: 0 },
    ],
    [
      'an envelope that does not fit today, rejected or not',
      [
        envelopeOf({ data: { id: 1 } }),
        event('rejected', String(envelopeOf().idempotencyKey), 1, { problem: { code: 'schema-violation' } }),
      ],
      { handoffs: 1, schemaViolationRate: 1 },
    ],
    ['an acknowledgement whose beginning is elsewhere', [event('acknowledged', 'a', 1)], { handoffs: 0 }],
    [
      'lines about other things',
      [{ message: 'hello' }, 7, null, [], { event: 'started' }, envelopeOf({ type: 'other.x' })],
      { handoffs: 0 },
    ],
  ])('%s', (_what, values, expected) => {
    expect(measure(values)).toMatchObject(expected);
  });

  it('reads OpenTelemetry spans in OTLP/JSON', () => {
    const span = (attempt: number, millis: number, problem?: string) => ({
      spanId: `s${attempt}`,
      startTimeUnixNano: '1000000000000000000',
      endTimeUnixNano: String(1_000_000_000_000_000_000n + BigInt(millis) * 1_000_000n),
      attributes: [
        { key: 'handoff.id', value: { stringValue: 'triage-to-billing' } },
        { key: 'handoff.idempotency_key', value: { stringValue: 'k' } },
        { key: 'handoff.attempt', value: { intValue: String(attempt) } },
        ...(problem ? [{ key: 'handoff.problem', value: { stringValue: problem } }] : []),
      ],
    });
    const trace = (...spans: object[]) => ({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
    const report = measure([trace(span(1, 100, 'RateLimited')), trace(span(2, 400))]);
    expect(report).toMatchObject({ handoffs: 1, retryRate: 1, schemaViolationRate: 0 });
    expect(report.p95LatencyMs).toBeGreaterThan(396);
    expect(report.p95LatencyMs).toBeLessThan(404);
    expect(measure([trace(span(1, 100, 'schema-violation'))])).toMatchObject({
      handoffs: 1,
      schemaViolationRate: 1,
    });
  });
});

describe('createHistogram', () => {
  it('is right to within one per cent of the value', () => {
    const values = fc.array(fc.double({ min: 0.01, max: 1e9, noNaN: true }), {
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(values, fc.constantFrom(0.5, 0.95, 1), (values, share) => {
        const histogram = createHistogram();
        for (const value of values) histogram.add(value);
        const exact = [...values].sort((a, b) => a - b)[Math.ceil(share * values.length) - 1] ?? 0;
        const found = histogram.quantile(share) ?? 0;
        expect(Math.abs(found - exact) / exact).toBeLessThan(0.0101);
      }),
    );
  });
});
