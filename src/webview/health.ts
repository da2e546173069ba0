import type { Health } from '../contract/manifest/handoff.js';
import type { HealthFigures, HealthReport } from '../protocol.js';

/** How a handoff has done, in a word, a sign and a line. */
export interface HealthVerdict {
  readonly tone: 'good' | 'bad' | 'none';
  readonly text: string;
  /** Every metric against its threshold. */
  readonly title: string;
}

type Metric = 'p95LatencyMs' | 'retryRate' | 'schemaViolationRate';

const metrics: readonly {
  readonly name: Metric;
  readonly short: string;
  readonly long: string;
  show(value: number): string;
}[] = [
  { name: 'p95LatencyMs', short: 'p95', long: 'p95 latency', show: duration },
  { name: 'retryRate', short: 'retries', long: 'retry rate', show: percent },
  { name: 'schemaViolationRate', short: 'violations', long: 'schema-violation rate', show: percent },
];

function duration(value: number): string {
  return value < 10_000 ? `${Math.round(value)} ms` : `${Math.round(value / 1000)} s`;
}

function percent(value: number): string {
  return `${Number((value * 100).toFixed(2))} %`;
}

/** One metric of a handoff, as measured and as allowed. */
export interface HealthRow {
  readonly name: Metric;
  readonly short: string;
  readonly long: string;
  readonly value: string | undefined;
  readonly limit: string | undefined;
  readonly beyond: boolean;
}

/** Each metric of a handoff that was traced, in words. */
export const healthRows = (figures: HealthFigures, thresholds: Health = {}): readonly HealthRow[] =>
  metrics.map(({ name, short, long, show }) => {
    const value = figures[name];
    const limit = thresholds[name] ?? undefined;
    return {
      name,
      short,
      long,
      value: value === undefined ? undefined : show(value),
      limit: limit === undefined ? undefined : show(limit),
      beyond: value !== undefined && limit !== undefined && value > limit,
    };
  });

/** Holds what was measured against the thresholds as the manifest has them now. */
export function judgeHealth(figures: HealthFigures | undefined, thresholds: Health = {}): HealthVerdict {
  if (!figures || figures.made === 0)
    return { tone: 'none', text: 'not traced', title: 'The traces do not mention this handoff.' };
  const rows = healthRows(figures, thresholds);
  const title = [
    `Made ${figures.made} times in the traces.`,
    ...rows.map(
      ({ long, value = 'not recorded', limit, beyond }) =>
        `${long}: ${value}${limit === undefined ? ', no threshold' : beyond ? `, beyond ${limit}` : `, at most ${limit}`}`,
    ),
  ].join('\n');
  const [first, ...others] = rows.filter(({ beyond }) => beyond);
  if (first) {
    const more = others.length > 0 ? ` +${others.length}` : '';
    return {
      tone: 'bad',
      text: `${first.short} ${first.value} > ${first.limit}${more}`,
      title,
    };
  }
  const judged = rows.find(({ value, limit }) => value !== undefined && limit !== undefined);
  const shown = judged ?? rows.find(({ value }) => value !== undefined);
  const limit = judged?.limit;
  return {
    tone: judged ? 'good' : 'none',
    text: shown ? `${shown.short} ${shown.value}${limit === undefined ? '' : ` ≤ ${limit}`}` : 'no threshold',
    title,
  };
}

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** True for what is a health report; the canvas shows nothing else. */
export function isHealthReport(value: unknown): value is HealthReport {
  if (typeof value !== 'object' || value === null) return false;
  const { traces, handoffs } = value as Partial<HealthReport>;
  return (
    Array.isArray(traces) &&
    traces.every(trace => typeof trace === 'string') &&
    Array.isArray(handoffs) &&
    handoffs.every(
      (each: Partial<HealthFigures> | null) =>
        typeof each === 'object' &&
        each !== null &&
        typeof each.handoff === 'string' &&
        [each.made, each.retryRate, each.schemaViolationRate].every(isNumber) &&
        (each.p95LatencyMs === undefined || isNumber(each.p95LatencyMs)),
    )
  );
}

/** The figures of one handoff. */
export const figuresOf = (report: HealthReport | undefined, id: string): HealthFigures | undefined =>
  report?.handoffs.find(({ handoff }) => handoff === id);
