import { durationMs } from '../../../contract/manifest/duration.js';
import type { FanOut, Handoff, Health } from '../../../contract/manifest/handoff.js';
import { counted } from '../../../schema/evaluate/strings.js';
import type { Plan, PlannedHandoff } from '../../plan/plan.js';
import { typeNamed } from '../../plan/type-named.js';
import type { PlannedType } from '../../types/plan.js';
import { code, codes, inline } from './markdown.js';
import { describeFields } from './payload.js';
import { wordsOf } from './type-words.js';

/** A handoff's contract: what crosses, what must travel along, and what happens when it fails. */
export function describeHandoff({ types }: Plan, planned: PlannedHandoff): string[] {
  const { id, handoff, given, workingMemory } = planned;
  const payload = typeNamed(types, given);
  const memory = workingMemory === undefined ? undefined : typeNamed(types, workingMemory);
  const fields = payload ? describeFields(payload, handoff.context?.select) : [];
  const remembered = memory ? describeFields(memory) : [];
  return [
    `### ${inline(id)}`,
    ...(handoff.description === undefined ? [] : [inline(handoff.description)]),
    contractList(planned, payload && typeWord(payload, fields), memory && typeWord(memory, remembered)),
    ...fields,
    ...(remembered.length === 0 ? [] : ['#### Working memory', ...remembered]),
  ];
}

function contractList(
  { handoff, accepts, provenance }: PlannedHandoff,
  payload: string | undefined,
  memory: string | undefined,
): string {
  const { context, failureModes, work, fanOut, deadLetter } = handoff;
  const { summary } = context ?? {};
  const lines: (readonly [string, string | undefined])[] = [
    ['From', code(handoff.from)],
    ['To', `${code(handoff.to)}, which accepts ${code(accepts)}`],
    ['Version', code(handoff.version)],
    ['Payload', payload],
    ['Working memory', memory],
    ['Provenance required', codes(provenance)],
    ['Side effects', codes(handoff.sideEffects ?? [])],
    ['Retried by the receiver', codes(failureModes?.retryable ?? [])],
    ['Escalated to a human', codes(failureModes?.escalate ?? [], 'everything else')],
    ['Work completed', work?.completed && listOf(work.completed)],
    ['Work remaining', work?.remaining && listOf(work.remaining)],
    ['Summary', summary && `${summary.minTokens} to ${summary.maxTokens} tokens`],
    ['Full context', contextWords(handoff)],
    ['Fan-out', fanOut && fanOutWords(fanOut)],
    ['Retry budget', retryWords(handoff)],
    ['Dead-letter queue', deadLetter && code(deadLetter)],
    ['Healthy up to', handoff.health && healthWords(handoff.health)],
  ];
  return lines
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `- **${name}**: ${value}`)
    .join('\n');
}

/** The type's name, and what it is where no table of fields says so. */
const typeWord = (type: PlannedType, fields: readonly string[]): string =>
  fields.length > 0 ? code(type.name) : `${code(type.name)}, ${wordsOf(type, type.group)}`;

function contextWords({ context }: Handoff): string | undefined {
  const { reference } = context ?? {};
  if (!reference) return undefined;
  const kept = reference.ttl === undefined ? '' : `, kept for ${durationWords(reference.ttl)}`;
  return `by reference, in the store ${code(reference.store)}${kept}`;
}

function fanOutWords({ items, key, maxParallel, join }: FanOut): string {
  const joined = { all: 'done when all are', any: 'done when one is' };
  return [
    `one branch for each item of ${code(items)}`,
    ...(key === undefined ? [] : [`known by its ${code(key)}`]),
    ...(maxParallel === undefined ? [] : [`${maxParallel} at once at most`]),
    ...(join === undefined ? [] : [typeof join === 'string' ? joined[join] : `done when ${join.quorum} are`]),
  ].join(', ');
}

function retryWords({ retry }: Handoff): string | undefined {
  if (!retry) return undefined;
  const { maxAttempts, initial, backoff, max, jitter } = retry;
  return [
    counted(maxAttempts, 'attempt'),
    ...(initial === undefined || maxAttempts < 2 ? [] : [`the second after ${durationWords(initial)}`]),
    ...(backoff === undefined || backoff === 1 ? [] : [`each wait ${backoff} times as long`]),
    ...(max === undefined ? [] : [`none over ${durationWords(max)}`]),
    ...(jitter ? ['with jitter'] : []),
  ].join(', ');
}

function healthWords({ p95LatencyMs, retryRate, schemaViolationRate }: Health): string {
  const percent = (share: number): string => `${Number((share * 100).toFixed(4))} %`;
  return [
    ...(p95LatencyMs === undefined ? [] : [`${p95LatencyMs} ms until acknowledged (p95)`]),
    ...(retryRate === undefined ? [] : [`${percent(retryRate)} retried`]),
    ...(schemaViolationRate === undefined ? [] : [`${percent(schemaViolationRate)} refused by their schema`]),
  ].join(', ');
}

/** `24 hours` for `PT24H`; a text that is no duration as it stands. */
function durationWords(text: string): string {
  const ms = durationMs(text);
  if (ms === undefined) return code(text);
  if (ms < 1000) return `${ms} ms`;
  const units: [number, string][] = [
    [86_400_000, 'day'],
    [3_600_000, 'hour'],
    [60_000, 'minute'],
  ];
  const [unit, noun] = units.find(([length]) => ms >= length && ms % length === 0) ?? [1000, 'second'];
  return counted(ms / unit, noun);
}

const listOf = (labels: readonly string[]): string => labels.map(inline).join('; ') || 'none';
