import { open } from '../../runtime/open.js';
import { getAt, isObject, type Json } from '../../schema/json.js';
import type { Judge, JudgedHandoff } from './judge.js';

/** What can be wrong with a recorded value; each is a rule in `drift/rules`. */
export type FindingKind = 'sample-violation' | 'sample-outdated' | 'sample-unmatched';

/** Something wrong with a recorded value. */
export interface Finding {
  readonly kind: FindingKind;
  /** JSON Pointer of the exact place in the value. */
  readonly pointer: string;
  readonly message: string;
  readonly handoff?: string;
}

/** True for a value that was recorded as an envelope, whole or broken. */
export const isEnvelope = (value: Json): boolean =>
  isObject(value) && typeof value.type === 'string' && ('specversion' in value || 'idempotencyKey' in value);

/** True for a line of a trace: an event with a name, perhaps with the envelope that it is about. */
export const isTraceEvent = (value: Json): boolean => isObject(value) && typeof value.event === 'string';

/** Most findings that one value gives: after that it is plain that it does not fit. */
const mostFindings = 10;

/**
 * Judges a recorded value: an envelope by the contract that its type names, a trace event by its envelope, anything else
 * as a payload of the handoff or type that `path` names. A `path` that is nothing but such a name admits nothing else.
 */
export function judgeValue(judge: Judge, value: Json, path: string): readonly Finding[] {
  if (judge.types.has(path)) return judgePayload(judge, value, path);
  if (judge.handoffs.has(path) && isEnvelope(value)) return judgeEnvelopeOf(judge, value, path);
  if (isTraceEvent(value)) {
    const { envelope } = value as { envelope?: Json };
    return envelope === undefined ? [] : judgeEnvelope(judge, envelope, '/envelope');
  }
  return isEnvelope(value) ? judgeEnvelope(judge, value, '') : judgePayload(judge, value, path);
}

function judgeEnvelopeOf(judge: Judge, value: Json, id: string): readonly Finding[] {
  const type = getAt(value, ['type']);
  if (type === `${judge.workflow}.${id}`) return judgeEnvelope(judge, value, '');
  const message = `This is an envelope of ${JSON.stringify(type ?? null)}, not of “${id}”.`;
  return [{ kind: 'sample-violation', pointer: '/type', message, handoff: id }];
}

function judgeEnvelope(judge: Judge, value: Json, at: string): readonly Finding[] {
  const type = isObject(value) ? value.type : undefined;
  const prefix = `${judge.workflow}.`;
  const id = typeof type === 'string' && type.startsWith(prefix) ? type.slice(prefix.length) : undefined;
  const handoff = id === undefined ? undefined : judge.handoffs.get(id);
  if (!handoff)
    return [
      {
        kind: 'sample-unmatched',
        pointer: `${at}/type`,
        message: `The envelope’s type ${JSON.stringify(type ?? null)} names no handoff of this workflow.`,
      },
    ];
  if (judge.isSurelyFine?.(handoff.contract, value)) return [];
  const opened = open(handoff.contract, value);
  if (opened.ok) return [];
  const { code, detail, errors } = opened.problem;
  if (code === 'unsupported-version')
    return [
      { kind: 'sample-outdated', pointer: `${at}/schemaVersion`, message: detail, handoff: handoff.id },
    ];
  if (!errors || errors.length === 0)
    return [
      {
        kind: 'sample-violation',
        pointer: `${at}${placeOf[code] ?? ''}`,
        message: detail,
        handoff: handoff.id,
      },
    ];
  return errors.slice(0, mostFindings).map(({ pointer, message }) => ({
    kind: 'sample-violation',
    pointer: at + pointer,
    message: refusal(handoff.id, pointer, message),
    handoff: handoff.id,
  }));
}

/** What is wrong, with its place: lines and columns alone say little where a value is one long line. */
const refusal = (name: string, pointer: string, message: string): string =>
  `“${name}” does not allow this: ${pointer === '' ? 'it' : pointer} ${message}.`;

/** Where in an envelope a problem is that has no places of its own. */
const placeOf: Readonly<Record<string, string | undefined>> = {
  'key-mismatch': '/idempotencyKey',
  'missing-provenance': '/provenance',
  'undeclared-side-effect': '/sideEffects',
  'undeclared-work': '/work',
  'summary-budget': '/summary',
};

function judgePayload(judge: Judge, value: Json, path: string): readonly Finding[] {
  const payload = payloadNamedBy(judge, path);
  if (!payload) {
    if ([...judge.handoffs.values()].some(({ given }) => given(value).length === 0)) return [];
    return [
      {
        kind: 'sample-unmatched',
        pointer: '',
        message: `This fits the payload of no handoff. Name the file or its folder after the handoff or type that it is a sample of, e.g. ${[...judge.handoffs.keys()][0] ?? 'handoff'}.json.`,
      },
    ];
  }
  return payload
    .check(value)
    .slice(0, mostFindings)
    .map(({ pointer, message }) => ({
      kind: 'sample-violation',
      pointer,
      message: refusal(payload.name, pointer, message),
      ...(payload.handoff && { handoff: payload.handoff.id }),
    }));
}

/** The handoff or type that a part of a path names: `fixtures/triage-to-billing.2.json`, `samples/Task/one.json`. */
function payloadNamedBy(judge: Judge, path: string): NamedPayload | undefined {
  const known = named.get(judge) ?? new Map<string, NamedPayload | undefined>();
  named.set(judge, known);
  // A trace asks the same for each of its lines.
  if (!known.has(path)) known.set(path, findPayload(judge, path));
  return known.get(path);
}

interface NamedPayload {
  readonly name: string;
  readonly check: JudgedHandoff['given'];
  readonly handoff?: JudgedHandoff;
}

const named = new WeakMap<Judge, Map<string, NamedPayload | undefined>>();

function findPayload({ handoffs, types }: Judge, path: string): NamedPayload | undefined {
  for (const part of path.split('/').reverse()) {
    // A file's name may go on behind the id: `.2`, `.valid`, an extension.
    const name = part.split('.')[0] ?? '';
    const handoff = handoffs.get(name);
    if (handoff) return { name, check: handoff.given, handoff };
    const check = types.get(name);
    if (check) return { name, check };
  }
  return undefined;
}
