import type { Json, JsonObject } from '../../src/schema/json.js';

/** A realistic payload: its schema, a maker of valid values, and ways to break one. */
export interface Payload {
  readonly schema: JsonObject;
  readonly make: (random: Random) => JsonObject;
  readonly breakers: readonly ((value: Record<string, never>) => void)[];
}

/** Repeatable randomness. */
export interface Random {
  readonly chance: (share: number) => boolean;
  readonly whole: (least: number, most: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  readonly some: <T>(least: number, most: number, make: (i: number) => T) => T[];
  readonly words: (count: number) => string;
  readonly hex: (length: number) => string;
}

const vocabulary =
  'refund order carrier invoice ticket customer delay escalation policy warehouse draft approval'.split(' ');

/** A linear congruential generator, seeded. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const pick = <T>(items: readonly T[]): T => items[whole(0, items.length - 1)] as T;
  const some = <T>(least: number, most: number, make: (i: number) => T) =>
    Array.from({ length: whole(least, most) }, (_, i) => make(i));
  return {
    chance: share => next() < share,
    whole,
    pick,
    some,
    words: count => Array.from({ length: count }, () => pick(vocabulary)).join(' '),
    hex: length => Array.from({ length }, () => '0123456789abcdef'[whole(0, 15)]).join(''),
  };
}

const uuid = (r: Random) => `${r.hex(8)}-${r.hex(4)}-4${r.hex(3)}-a${r.hex(3)}-${r.hex(12)}`;
const moment = (r: Random) =>
  `2026-0${r.whole(1, 9)}-1${r.whole(0, 9)}T1${r.whole(0, 9)}:2${r.whole(0, 9)}:3${r.whole(0, 9)}.${r.whole(100, 999)}Z`;
const closed = (properties: JsonObject, required: string[]): JsonObject => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const text: JsonObject = { type: 'string', minLength: 1 };
const share: JsonObject = { type: 'number', minimum: 0, maximum: 1 };

/** Six payloads as agents hand them over: small and flat, nested lists, a union, many fields, recursion, open records. */
export const payloads: Readonly<Record<string, Payload>> = {
  header: {
    schema: closed(
      {
        id: { type: 'string', format: 'uuid' },
        replyTo: { type: 'string', format: 'uuid' },
        sentAt: { type: 'string', format: 'date-time' },
        kind: { enum: ['request', 'response', 'event', 'error'] },
        version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' },
        from: { type: 'string', minLength: 1, maxLength: 64 },
        to: { type: 'string', minLength: 1, maxLength: 64 },
        attempt: { type: 'integer', minimum: 0, maximum: 10 },
        trace: { type: 'object', properties: { id: { type: 'string', minLength: 16 } } },
      },
      ['id', 'sentAt', 'kind', 'version', 'from', 'to', 'attempt'],
    ),
    make: r => ({
      id: uuid(r),
      ...(r.chance(0.6) && { replyTo: uuid(r) }),
      sentAt: moment(r),
      kind: r.pick(['request', 'response', 'event', 'error']),
      version: `${r.whole(0, 9)}.${r.whole(0, 20)}.${r.whole(0, 20)}`,
      from: r.words(1),
      to: r.words(1),
      attempt: r.whole(0, 10),
      ...(r.chance(0.6) && { trace: { id: r.hex(32), sampled: true } }),
    }),
    breakers: [
      v => set(v, 'kind', 'gossip'),
      v => drop(v, 'to'),
      v => set(v, 'attempt', 1.5),
      v => set(v, 'version', '1.2'),
      v => set(v, 'surplus', 1),
      v => set(v, 'from', ''),
    ],
  },
  investigation: {
    schema: closed(
      {
        ticket: text,
        priority: { type: 'integer', minimum: 1, maximum: 5 },
        labels: { type: 'array', items: text, maxItems: 20 },
        escalate: { type: 'boolean' },
        findings: {
          type: 'array',
          minItems: 1,
          items: closed(
            {
              code: { type: 'string', pattern: '^[A-Z]{2,5}-\\d+$' },
              confidence: share,
              summary: { type: 'string', maxLength: 400 },
              evidence: {
                type: 'array',
                items: closed(
                  {
                    source: { type: 'string', format: 'uri' },
                    line: { type: 'integer', minimum: 1 },
                    quote: { type: 'string' },
                  },
                  ['source', 'quote'],
                ),
              },
            },
            ['code', 'confidence', 'summary', 'evidence'],
          ),
        },
      },
      ['ticket', 'priority', 'findings', 'escalate'],
    ),
    make: r => ({
      ticket: `T-${r.whole(1, 9999)}`,
      priority: r.whole(1, 5),
      labels: r.some(1, 6, () => r.words(1)),
      escalate: r.chance(0.5),
      findings: r.some(2, 6, () => ({
        code: `ABC-${r.whole(1, 999)}`,
        confidence: r.whole(0, 100) / 100,
        summary: r.words(8),
        evidence: r.some(1, 4, () => ({
          source: `https://example.com/${r.words(1)}/${r.whole(1, 99)}`,
          line: r.whole(1, 500),
          quote: r.words(6),
        })),
      })),
    }),
    breakers: [
      v => set(last(v, 'findings'), 'confidence', 2),
      v => set(first(first(v, 'findings'), 'evidence'), 'line', 0),
      v => drop(last(v, 'findings'), 'code'),
      v => push(v, 'labels', ''),
      v => set(last(last(v, 'findings'), 'evidence'), 'surplus', 1),
      v => set(v, 'findings', []),
    ],
  },
  event: {
    schema: {
      oneOf: [
        closed(
          {
            type: { const: 'message' },
            role: { enum: ['user', 'assistant', 'system'] },
            text: { type: 'string' },
          },
          ['type', 'role', 'text'],
        ),
        closed(
          {
            type: { const: 'tool-call' },
            tool: text,
            input: { type: 'object' },
            call: { type: 'string', format: 'uuid' },
          },
          ['type', 'tool', 'input', 'call'],
        ),
        closed(
          {
            type: { const: 'tool-result' },
            call: { type: 'string', format: 'uuid' },
            ok: { type: 'boolean' },
            output: { type: 'string' },
          },
          ['type', 'call', 'ok'],
        ),
        closed({ type: { const: 'handoff' }, to: text, reason: { type: 'string' }, score: share }, [
          'type',
          'to',
          'reason',
        ]),
        closed(
          {
            type: { const: 'done' },
            at: { type: 'string', format: 'date-time' },
            cost: { type: 'number', minimum: 0 },
          },
          ['type', 'at'],
        ),
      ],
    },
    make: r =>
      r.pick<() => JsonObject>([
        () => ({ type: 'message', role: r.pick(['user', 'assistant', 'system']), text: r.words(12) }),
        () => ({
          type: 'tool-call',
          tool: r.words(1),
          input: { page: r.whole(0, 9), query: r.words(2) },
          call: uuid(r),
        }),
        () => ({ type: 'tool-result', call: uuid(r), ok: r.chance(0.5), output: r.words(10) }),
        () => ({ type: 'handoff', to: r.words(1), reason: r.words(6), score: r.whole(0, 100) / 100 }),
        () => ({ type: 'done', at: moment(r), cost: r.whole(0, 1000) / 100 }),
      ])(),
    breakers: [
      v => set(v, 'type', 'gossip'),
      v => set(v, 'surplus', true),
      v => drop(v, 'type'),
      v => {
        for (const key of ['text', 'tool', 'ok', 'reason', 'at']) if (key in v) return drop(v, key);
      },
    ],
  },
  account: {
    schema: (() => {
      const kinds: JsonObject[] = [
        { type: 'string', minLength: 1, maxLength: 80 },
        { type: 'integer', minimum: 0 },
        { type: 'boolean' },
        { type: 'number', minimum: -1000, maximum: 1000 },
        { type: ['string', 'null'] },
        { enum: ['low', 'medium', 'high'] },
        { type: 'array', items: { type: 'string' }, maxItems: 10 },
        { type: 'string', format: 'date-time' },
      ];
      const names = Array.from({ length: 40 }, (_, i) => `field${i}`);
      return closed(
        Object.fromEntries(names.map((name, i) => [name, kinds[i % 8] as Json])),
        names.filter((_, i) => i % 4 !== 3),
      );
    })(),
    make: r => {
      const makers: (() => Json)[] = [
        () => r.words(3),
        () => r.whole(0, 1e6),
        () => r.chance(0.5),
        () => r.whole(-1000, 1000),
        () => (r.chance(0.3) ? null : r.words(1)),
        () => r.pick(['low', 'medium', 'high']),
        () => r.some(0, 4, () => r.words(1)),
        () => moment(r),
      ];
      const out: JsonObject = {};
      for (let i = 0; i < 40; i++)
        if (i % 4 !== 3 || r.chance(0.7)) out[`field${i}`] = (makers[i % 8] as () => Json)();
      return out;
    },
    breakers: [
      v => set(v, 'field0', ''),
      v => set(v, 'field17', -1),
      v => drop(v, 'field38'),
      v => set(v, 'field37', 'none'),
      v => set(v, 'surplus', 1),
      v => set(v, 'field14', [1]),
    ],
  },
  plan: {
    schema: {
      ...closed({ root: { $ref: '#/$defs/task' }, owner: { $ref: '#/$defs/person' } }, ['root', 'owner']),
      $defs: {
        person: closed({ name: text, email: { type: 'string', format: 'email' } }, ['name', 'email']),
        task: closed(
          {
            title: text,
            status: { enum: ['todo', 'doing', 'done'] },
            assignee: { $ref: '#/$defs/person' },
            subtasks: { type: 'array', items: { $ref: '#/$defs/task' } },
          },
          ['title', 'status', 'subtasks'],
        ),
      },
    },
    make: r => {
      const person = () => ({ name: r.words(1), email: `${r.words(1)}@example.com` });
      const task = (depth: number): JsonObject => ({
        title: r.words(2),
        status: r.pick(['todo', 'doing', 'done']),
        ...(r.chance(0.6) && { assignee: person() }),
        subtasks: depth === 0 ? [] : r.some(1, 3, () => task(depth - 1)),
      });
      return { root: task(3), owner: person() };
    },
    breakers: [
      v => set(first(at(v, 'root'), 'subtasks'), 'status', 'later'),
      v => set(at(v, 'owner'), 'name', ''),
      v => drop(deepest(at(v, 'root')), 'title'),
      v => set(deepest(at(v, 'root')), 'subtasks', {}),
      v => set(at(v, 'root'), 'assignee', { name: 'x' }),
    ],
  },
  research: {
    schema: {
      type: 'object',
      properties: {
        query: { type: 'string', minLength: 3 },
        scores: { type: 'object', additionalProperties: share },
        range: {
          type: 'array',
          prefixItems: [{ type: 'integer' }, { type: 'integer' }],
          items: false,
          minItems: 2,
        },
        answer: {
          anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }, { type: 'null' }],
        },
        citation: {
          allOf: [
            { type: 'object', properties: { url: { type: 'string', format: 'uri' } }, required: ['url'] },
            { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] },
          ],
        },
      },
      required: ['query', 'scores', 'range', 'answer', 'citation'],
    },
    make: r => ({
      query: r.words(4),
      scores: Object.fromEntries(r.some(8, 8, i => [r.words(1) + i, r.whole(0, 100) / 100])),
      range: [r.whole(0, 5), r.whole(6, 99)],
      answer: r.pick<Json>([r.words(5), [r.words(1), r.words(1)], null]),
      citation: { url: `https://example.com/${r.words(1)}`, title: r.words(4) },
      note: r.words(1),
    }),
    breakers: [
      v => set(v, 'query', 'a'),
      v => set(at(v, 'scores'), 'surplus', 3),
      v => push(v, 'range', 1),
      v => set(v, 'range', [1]),
      v => set(v, 'answer', 4),
      v => drop(at(v, 'citation'), 'title'),
    ],
  },
};

type Value = Record<string, never>;
const set = (value: Value, key: string, to: unknown): void => void Object.assign(value, { [key]: to });
const drop = (value: Value, key: string): void => void delete value[key];
const at = (value: Value, key: string): Value => value[key] as unknown as Value;
const list = (value: Value, key: string): Value[] => value[key] as unknown as Value[];
const first = (value: Value, key: string): Value => list(value, key)[0] as Value;
const last = (value: Value, key: string): Value => list(value, key).at(-1) as Value;
const push = (value: Value, key: string, item: unknown): void =>
  void (list(value, key) as unknown[]).push(item);
function deepest(task: Value): Value {
  let found = task;
  while (list(found, 'subtasks').length > 0) found = last(found, 'subtasks');
  return found;
}

/** For each payload, `count` valid values and as many broken ones; the same at every run. */
export function samplesOf(
  { make, breakers }: Payload,
  seed: number,
  count = 64,
): { valid: Json[]; invalid: Json[] } {
  const random = randomOf(seed);
  return {
    valid: Array.from({ length: count }, () => make(random)),
    invalid: Array.from({ length: count }, (_, i) => {
      const value = make(random);
      breakers[i % breakers.length]?.(value as Value);
      return value;
    }),
  };
}
