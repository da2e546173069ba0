import { getAt, isObject, type Json, textOf } from '../../schema/json.js';
import type { Judge } from './judge.js';
import { isEnvelope, isTraceEvent } from './judge-value.js';

/** What a line of a trace tells about one handoff. */
export interface TraceEvent {
  readonly handoff: string;
  readonly kind: 'emitted' | 'acknowledged' | 'retried' | 'rejected';
  /** The idempotency key, or whatever else tells this handoff from others of its kind. */
  readonly key: string;
  /** Milliseconds since the epoch. */
  readonly time: number | undefined;
  /** Set where a recorded span knows it: from emit to acknowledge, in milliseconds. */
  readonly latency?: number;
  /** True when the receiver said that the data did not fit the contract. */
  readonly violated?: boolean;
  /** The envelope, where it was recorded: then it is judged, whatever the receiver said. */
  readonly envelope?: Json;
}

const kinds = new Set(['emitted', 'acknowledged', 'retried', 'rejected']);
const violations = new Set(['schema-violation', 'invalid-envelope']);

/**
 * Reads a recorded line: an envelope (emitted at its time), an event `{ event, time, handoff, key, envelope?, problem? }`,
 * or OpenTelemetry spans in OTLP/JSON with `handoff.*` attributes. Lines about other things give nothing.
 */
export function readTraceEvents(judge: Judge, value: Json): readonly TraceEvent[] {
  if (isTraceEvent(value)) return readEvent(judge, value);
  if (isEnvelope(value)) return readEnvelope(judge, value, 'emitted');
  return readSpans(judge, value);
}

function readEnvelope(judge: Judge, envelope: Json, kind: TraceEvent['kind']): readonly TraceEvent[] {
  const [type, key, time] = ['type', 'idempotencyKey', 'time'].map(name => getAt(envelope, [name]));
  const handoff = handoffOf(judge, type);
  if (handoff === undefined) return [];
  return [{ handoff, kind, key: textOf(key ?? ''), time: readTime(time), envelope }];
}

function readEvent(judge: Judge, value: Json): readonly TraceEvent[] {
  const of = (name: string) => getAt(value, [name]);
  const kind = of('event');
  if (typeof kind !== 'string' || !kinds.has(kind)) return [];
  const envelope = of('envelope');
  const handoff = handoffOf(judge, of('handoff') ?? getAt(envelope, ['type']));
  if (handoff === undefined) return [];
  const code = getAt(value, ['problem', 'code']);
  return [
    {
      handoff,
      kind: kind as TraceEvent['kind'],
      key: textOf(of('key') ?? getAt(envelope, ['idempotencyKey']) ?? ''),
      time: readTime(of('time')),
      ...(typeof code === 'string' && { violated: violations.has(code) }),
      ...(envelope !== undefined && { envelope }),
    },
  ];
}

function readSpans(judge: Judge, value: Json): readonly TraceEvent[] {
  const spans = listAt(value, 'resourceSpans')
    .flatMap(resource => listAt(resource, 'scopeSpans'))
    .flatMap(scope => listAt(scope, 'spans'));
  return spans.flatMap((span): TraceEvent[] => {
    const attributes = new Map(
      listAt(span, 'attributes').map(item => [getAt(item, ['key']), attributeOf(getAt(item, ['value']))]),
    );
    const handoff = handoffOf(judge, attributes.get('handoff.id'));
    if (handoff === undefined) return [];
    const [start, end] = ['startTimeUnixNano', 'endTimeUnixNano'].map(
      name => numberOf(getAt(span, [name])) / 1e6,
    );
    const key = textOf(attributes.get('handoff.idempotency_key') ?? getAt(span, ['spanId']) ?? '');
    const time = Number.isFinite(start) ? start : undefined;
    const problem = attributes.get('handoff.problem');
    const violated = typeof problem === 'string' && violations.has(problem);
    // 2 is STATUS_CODE_ERROR.
    const failed = problem !== undefined || getAt(span, ['status', 'code']) === 2;
    const latency =
      Number.isFinite(start) && Number.isFinite(end) ? (end as number) - (start as number) : undefined;
    const isRetry = numberOf(attributes.get('handoff.attempt') ?? 1) > 1;
    return [
      { handoff, kind: isRetry ? 'retried' : 'emitted', key, time },
      failed
        ? { handoff, kind: 'rejected', key, time, violated }
        : { handoff, kind: 'acknowledged', key, time, ...(latency !== undefined && { latency }) },
    ];
  });
}

function listAt(value: Json, key: string): readonly Json[] {
  const list = getAt(value, [key]);
  return Array.isArray(list) ? list : [];
}

/** Numbers are written as texts, too, where they may be long; all else is none. */
const numberOf = (value: Json | undefined): number =>
  typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;

/** An OTLP attribute value: `{ "stringValue": … }`, `{ "intValue": … }` and so on. */
const attributeOf = (value: Json | undefined): Json | undefined =>
  isObject(value) ? Object.values(value)[0] : undefined;

/** A handoff by its id, or by an envelope's type. */
function handoffOf({ handoffs, workflow }: Judge, name: Json | undefined): string | undefined {
  if (typeof name !== 'string') return undefined;
  const id = name.startsWith(`${workflow}.`) ? name.slice(workflow.length + 1) : name;
  return handoffs.has(id) ? id : undefined;
}

function readTime(time: Json | undefined): number | undefined {
  const parsed = typeof time === 'string' ? Date.parse(time) : Number.NaN;
  return Number.isNaN(parsed) ? undefined : parsed;
}
