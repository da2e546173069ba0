import { describe, expect, it } from 'vitest';
import { isHealthReport, judgeHealth } from '../../src/webview/health.js';
import { initialState, reduce } from '../../src/webview/state.js';

const figures = { handoff: 'a-to-b', made: 40, p95LatencyMs: 812, retryRate: 0.05, schemaViolationRate: 0 };

describe('what was measured', () => {
  it.each([
    ['nothing', undefined, { p95LatencyMs: 500 }, 'none', 'not traced'],
    ['no threshold', figures, {}, 'none', 'p95 812 ms'],
    ['within', figures, { p95LatencyMs: 1000 }, 'good', 'p95 812 ms ≤ 1000 ms'],
    ['beyond one', figures, { p95LatencyMs: 500, retryRate: 0.1 }, 'bad', 'p95 812 ms > 500 ms'],
    ['beyond two', figures, { p95LatencyMs: 500, retryRate: 0.02 }, 'bad', 'p95 812 ms > 500 ms +1'],
    ['no latency', { ...figures, p95LatencyMs: undefined }, { retryRate: 0.02 }, 'bad', 'retries 5 % > 2 %'],
    ['nothing beyond nothing', figures, { schemaViolationRate: 0 }, 'good', 'violations 0 % ≤ 0 %'],
  ] as const)('%s', (_what, measured, thresholds, tone, text) => {
    const given = measured && 'p95LatencyMs' in measured ? JSON.parse(JSON.stringify(measured)) : measured;
    expect(judgeHealth(given, thresholds)).toMatchObject({ tone, text });
  });

  it('is told metric by metric', () => {
    expect(judgeHealth(figures, { p95LatencyMs: 500 }).title.split('\n')).toEqual([
      'Made 40 times in the traces.',
      'p95 latency: 812 ms, beyond 500 ms',
      'retry rate: 5 %, no threshold',
      'schema-violation rate: 0 %, no threshold',
    ]);
  });
});

describe('a message with measurements', () => {
  const receive = (report: unknown) =>
    reduce(initialState, { type: 'host', message: { type: 'health', report } as never }).health;

  it('is shown when it is one, and taken away by one without a report', () => {
    const report = { traces: ['t.jsonl'], handoffs: [figures] };
    expect(receive(report)).toBe(report);
    expect(receive(undefined)).toBeUndefined();
  });

  it.each([
    [null],
    [{}],
    [{ traces: 'x', handoffs: [] }],
    [{ traces: [], handoffs: [null] }],
    [{ traces: [], handoffs: [{ ...figures, retryRate: '5' }] }],
    [{ traces: [], handoffs: [{ ...figures, made: Number.NaN }] }],
    [{ traces: [], handoffs: [{ ...figures, p95LatencyMs: -1 }] }],
  ])('is dropped when it is none: %j', report => {
    expect(isHealthReport(report)).toBe(false);
    expect(receive(report)).toBeUndefined();
  });
});
