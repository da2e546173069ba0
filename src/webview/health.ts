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

/** Holds what was measured against the thresholds as the manifest has them now. */
export function judgeHealth(figures: HealthFigures | undefined, thresholds: Health = {}): HealthVerdict {
  if (!figures || figures.made === 0)
    return { tone: 'none', text: 'not traced', title: 'The traces do not mention this handoff.' };
  const rows = metrics.map(metric => {
    const value = figures[metric.name];
    const limit = thresholds[metric.name] ?? undefined;
    return { ...metric, value, limit, beyond: value !== undefined && limit !== undefined && value > limit };
  });
  const title = [
    `Made ${figures.made} times in the traces.`,
    ...rows.map(({ long, value, limit, show, beyond }) => {
      const measured = value === undefined ? 'not recorded' : show(value);
      return `${long}: ${measured}${limit === undefined ? ', no threshold' : beyond ? `, beyond ${show(limit)}` : `, at most ${show(limit)}`}`;
    }),
  ].join('\n');
  const [first, ...others] = rows.filter(({ beyond }) => beyond);
  if (first) {
    const more = others.length > 0 ? ` +${others.length}` : '';
    return {
      tone: 'bad',
      text: `${first.short} ${first.show(first.value ?? 0)} > ${first.show(first.limit ?? 0)}${more}`,
      title,
    };
  }
  const judged = rows.find(({ value, limit }) => value !== undefined && limit !== undefined);
  const shown = judged ?? rows.find(({ value }) => value !== undefined);
  const limit = judged?.limit;
  return {
    tone: judged ? 'good' : 'none',
    text: shown
      ? `${shown.short} ${shown.show(shown.value ?? 0)}${limit === undefined ? '' : ` ≤ ${shown.show(limit)}`}`
      : 'no threshold',
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
