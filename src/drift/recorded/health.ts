import type { Health } from '../../contract/manifest/handoff.js';
import { getOwn, type Json } from '../../schema/json.js';
import { createHistogram, type Histogram } from './histogram.js';
import type { Judge } from './judge.js';
import { judgeValue } from './judge-value.js';
import { readTraceEvents, type TraceEvent } from './trace-event.js';

/** The three health metrics of one handoff, as recorded. */
export interface HandoffHealth {
  readonly handoff: string;
  /** Handoffs that were made; attempts are not counted. */
  readonly handoffs: number;
  /** p95 of the time from upstream emit to downstream acknowledge, in milliseconds; undefined where none was recorded. */
  readonly p95LatencyMs: number | undefined;
  /** Share of handoffs that needed a retry. */
  readonly retryRate: number;
  /** Share of handoffs whose data did not fit the contract. */
  readonly schemaViolationRate: number;
  readonly thresholds: Health;
  /** The metrics that are beyond their threshold. */
  readonly exceeded: readonly ('p95LatencyMs' | 'retryRate' | 'schemaViolationRate')[];
}

/** Computes health from a trace, line by line. */
export interface HealthMeter {
  add(value: Json): void;
  /** One entry for each handoff of the workflow, in the manifest's order. */
  report(): readonly HandoffHealth[];
}

/** Handoffs that wait for their acknowledgement; beyond this the oldest are taken as never acknowledged. */
const mostOpen = 100_000;

interface Tally {
  handoffs: number;
  retried: number;
  violated: number;
  readonly latency: Histogram;
  readonly open: Map<string, { readonly emitted: number | undefined; retried: boolean; violated: boolean }>;
}

/** Starts measuring. */
export function createHealthMeter(judge: Judge): HealthMeter {
  const tallies = new Map(
    [...judge.handoffs.keys()].map((id): [string, Tally] => [
      id,
      { handoffs: 0, retried: 0, violated: 0, latency: createHistogram(), open: new Map() },
    ]),
  );
  return {
    add(value) {
      for (const event of readTraceEvents(judge, value)) {
        const tally = tallies.get(event.handoff);
        if (tally) count(tally, event, judge);
      }
    },
    report: () =>
      [...tallies].map(([handoff, tally]) => {
        const share = (part: number) => (tally.handoffs === 0 ? 0 : part / tally.handoffs);
        const metrics = {
          p95LatencyMs: tally.latency.quantile(0.95),
          retryRate: share(tally.retried),
          schemaViolationRate: share(tally.violated),
        };
        const thresholds = getOwn(judge.plan.manifest.handoffs, handoff)?.health ?? {};
        const names = ['p95LatencyMs', 'retryRate', 'schemaViolationRate'] as const;
        const exceeded = names.filter(
          name => (metrics[name] ?? 0) > (thresholds[name] ?? Number.POSITIVE_INFINITY),
        );
        return { handoff, handoffs: tally.handoffs, ...metrics, thresholds, exceeded };
      }),
  };
}

function count(tally: Tally, event: TraceEvent, judge: Judge): void {
  const known = tally.open.get(event.key);
  const entry = known ?? { emitted: event.time, retried: false, violated: false };
  if (!known) {
    // The end of a handoff whose beginning is in another file.
    if (event.kind === 'acknowledged' && event.latency === undefined) return;
    tally.handoffs += 1;
    remember(tally, event.key, entry);
  }
  // The same envelope emitted again is a retry, whatever the sender called it.
  if ((event.kind === 'retried' || (known && event.kind === 'emitted')) && !entry.retried) {
    entry.retried = true;
    tally.retried += 1;
  }
  const violates =
    event.violated === true || (event.envelope !== undefined && isViolation(judge, event.envelope));
  if (violates && !entry.violated) {
    entry.violated = true;
    tally.violated += 1;
  }
  if (event.kind !== 'acknowledged') return;
  const latency =
    event.latency ??
    (event.time !== undefined && entry.emitted !== undefined ? event.time - entry.emitted : undefined);
  if (latency !== undefined && latency >= 0) tally.latency.add(latency);
  tally.open.delete(event.key);
}

/** An envelope of a version that is no longer accepted says nothing about today's contract. */
const isViolation = (judge: Judge, envelope: Json): boolean =>
  judgeValue(judge, envelope, '').some(({ kind }) => kind === 'sample-violation');

function remember(tally: Tally, key: string, entry: Parameters<Tally['open']['set']>[1]): void {
  tally.open.set(key, entry);
  if (tally.open.size <= mostOpen) return;
  const [oldest] = tally.open.keys();
  if (oldest !== undefined) tally.open.delete(oldest);
}
