import { describe, expect, it } from 'vitest';
import type { Bump } from '../../../src/compat/index.js';
import { aspects } from '../../../src/drift/changes/aspects/index.js';
import type { Broken } from '../../../src/drift/changes/change.js';
import { compareContracts } from '../../../src/drift/changes/compare-contracts.js';
import type { CompareSchemas, SchemaVerdicts, Verdict } from '../../../src/drift/changes/verdicts.js';
import { manifestOf } from '../subject-of.js';

type Change = NonNullable<Parameters<typeof manifestOf>[0]>;
// biome-ignore lint/suspicious/noExplicitAny: tests reach anywhere into it.
const edge = (json: Record<string, any>) => json.handoffs['triage-to-billing'];

const same: Verdict = { verdict: 'compatible' };
const broken: Verdict = { verdict: 'incompatible', witness: { id: 1 }, why: '`id` must be a string' };
const verdicts = (some: Partial<SchemaVerdicts>): CompareSchemas => {
  return () => ({ backward: same, forward: same, forwardDropped: same, ...some });
};

function diff(before: Change, after: Change, compare: CompareSchemas = verdicts({})) {
  const at = (change: Change) => ({ manifest: manifestOf(change), files: new Map<string, string>() });
  return compareContracts(at(before), at(after), compare);
}

/** The only changed handoff’s only change. */
function changeOf(before: Change, after: Change, compare?: CompareSchemas) {
  const [handoff, ...others] = diff(before, after, compare);
  expect(others).toEqual([]);
  if (handoff?.kind !== 'changed') throw new Error(`expected a changed handoff, got ${handoff?.kind}`);
  expect(handoff.changes).toHaveLength(1);
  return handoff.changes[0];
}

const nothing: Change = () => undefined;

const rows: readonly (readonly [what: string, aspect: string, Change, Change, Bump, readonly Broken[]])[] = [
  [
    'another sender',
    'route',
    nothing,
    json =>
      Object.assign(json.agents, { other: { role: 'step' } }) && Object.assign(edge(json), { from: 'other' }),
    'major',
    ['receivers'],
  ],
  [
    'another receiver',
    'route',
    nothing,
    json => Object.assign(edge(json), { to: 'triage' }),
    'major',
    ['receivers', 'in-flight'],
  ],
  [
    'another workflow name',
    'route',
    nothing,
    json => Object.assign(json, { name: 'other' }),
    'major',
    ['receivers', 'in-flight'],
  ],
  [
    'more provenance',
    'provenance',
    nothing,
    json => edge(json).provenance.require.push('toolCalls'),
    'major',
    ['in-flight'],
  ],
  [
    'less provenance',
    'provenance',
    nothing,
    json => edge(json).provenance.require.pop(),
    'major',
    ['receivers'],
  ],
  [
    'a new side effect',
    'side-effects',
    nothing,
    json => Object.assign(edge(json), { sideEffects: ['charge'] }),
    'major',
    ['receivers'],
  ],
  [
    'a side effect less',
    'side-effects',
    json => Object.assign(edge(json), { sideEffects: ['charge'] }),
    nothing,
    'major',
    ['in-flight'],
  ],
  [
    'another retryable error',
    'failure-modes',
    nothing,
    json => edge(json).failureModes.retryable.push('Busy'),
    'minor',
    [],
  ],
  [
    'an escalation less',
    'failure-modes',
    nothing,
    json => edge(json).failureModes.escalate.pop(),
    'major',
    ['receivers'],
  ],
  [
    'work declared',
    'work',
    nothing,
    json => Object.assign(edge(json), { work: { completed: ['classified'] } }),
    'major',
    ['in-flight'],
  ],
  [
    'work no longer declared',
    'work',
    json => Object.assign(edge(json), { work: { completed: ['classified'] } }),
    nothing,
    'major',
    ['receivers'],
  ],
  [
    'a summary',
    'summary',
    nothing,
    json => Object.assign(edge(json), { context: { summary: {} } }),
    'major',
    ['in-flight'],
  ],
  [
    'no summary any more',
    'summary',
    json => Object.assign(edge(json), { context: { summary: {} } }),
    nothing,
    'major',
    ['receivers'],
  ],
  [
    'a tighter summary',
    'summary',
    json => Object.assign(edge(json), { context: { summary: {} } }),
    json => Object.assign(edge(json), { context: { summary: { maxTokens: 400 } } }),
    'major',
    ['in-flight'],
  ],
  [
    'a wider summary',
    'summary',
    json => Object.assign(edge(json), { context: { summary: {} } }),
    json => Object.assign(edge(json), { context: { summary: { maxTokens: 600 } } }),
    'major',
    ['receivers'],
  ],
  [
    'a context reference',
    'reference',
    nothing,
    json => Object.assign(edge(json), { context: { reference: { store: 'hot' } } }),
    'minor',
    [],
  ],
  [
    'another store',
    'reference',
    json => Object.assign(edge(json), { context: { reference: { store: 'hot' } } }),
    json => Object.assign(edge(json), { context: { reference: { store: 'cold' } } }),
    'major',
    ['receivers', 'in-flight'],
  ],
  [
    'another time to live',
    'reference',
    json => Object.assign(edge(json), { context: { reference: { store: 'hot' } } }),
    json => Object.assign(edge(json), { context: { reference: { store: 'hot', ttl: 'PT1H' } } }),
    'patch',
    [],
  ],
  [
    'a selection',
    'select',
    nothing,
    json => Object.assign(edge(json), { context: { select: ['/id'] } }),
    'major',
    ['receivers'],
  ],
  [
    'a wider selection',
    'select',
    json => Object.assign(edge(json), { context: { select: ['/id'] } }),
    json => Object.assign(edge(json), { context: { select: ['/amount', '/id'] } }),
    'minor',
    [],
  ],
  [
    'a fan-out',
    'fan-out',
    nothing,
    json => Object.assign(edge(json), { fanOut: { items: '/tasks' } }),
    'major',
    ['in-flight'],
  ],
  [
    'another join',
    'fan-out',
    json => Object.assign(edge(json), { fanOut: { items: '/tasks' } }),
    json => Object.assign(edge(json), { fanOut: { items: '/tasks', join: 'any' } }),
    'minor',
    [],
  ],
  [
    'another retry',
    'delivery',
    nothing,
    json => Object.assign(edge(json), { retry: { maxAttempts: 5 } }),
    'patch',
    [],
  ],
  [
    'working memory with a schema',
    'working-memory',
    nothing,
    json => Object.assign(edge(json), { workingMemory: { type: 'object' } }),
    'major',
    ['in-flight'],
  ],
  [
    'a side effect declared differently',
    'side-effect-declarations',
    json =>
      Object.assign(json, {
        sideEffects: { charge: { system: 'stripe', operation: 'charges.create', class: 'pivot' } },
      }) && Object.assign(edge(json), { sideEffects: ['charge'] }),
    json =>
      Object.assign(json, {
        sideEffects: { charge: { system: 'stripe', operation: 'charges.create', class: 'irreversible' } },
      }) && Object.assign(edge(json), { sideEffects: ['charge'] }),
    'minor',
    [],
  ],
];

describe('aspects', () => {
  it.each(rows)('%s (%s)', (_what, aspect, before, after, bump, breaks) => {
    expect(changeOf(before, after)).toMatchObject({ aspect, bump, breaks });
  });

  it('has a row here for every aspect', () => {
    const covered = new Set([...rows.map(([, aspect]) => aspect), 'payload']);
    expect(aspects.map(aspect => aspect.id).filter(id => !covered.has(id))).toEqual([]);
  });

  it.each(rows)('gives %s a fingerprint that depends on nothing else', (_what, _aspect, before, after) => {
    const found = changeOf(before, after)?.fingerprint;
    expect(found).toMatch(/^c1-[0-9a-f]{16}$/);
    const elsewhere: Change = json => Object.assign(json.agents.billing, { description: 'Bills.' });
    const again = changeOf(
      json => before(json),
      json => {
        elsewhere(json);
        after(json);
      },
    );
    expect(again?.fingerprint).toBe(found);
    expect(changeOf(after, before)?.fingerprint).not.toBe(found);
  });
});

describe('payload', () => {
  const stricter: Change = json => json.types.Task.required.push('amount');
  it.each<[what: string, SchemaVerdicts, Bump, readonly Broken[]]>([
    ['equal sets', { backward: same, forward: same, forwardDropped: same }, 'patch', []],
    ['in flight breaks', { backward: broken, forward: same, forwardDropped: same }, 'major', ['in-flight']],
    ['receivers break', { backward: same, forward: broken, forwardDropped: broken }, 'major', ['receivers']],
    [
      'both break',
      { backward: broken, forward: broken, forwardDropped: broken },
      'major',
      ['in-flight', 'receivers'],
    ],
    [
      'only unknown fields, which are dropped',
      { backward: same, forward: broken, forwardDropped: same },
      'minor',
      [],
    ],
    [
      'doubt',
      { backward: { verdict: 'unknown', reason: 'budget' }, forward: same, forwardDropped: same },
      'minor',
      [],
    ],
  ])('%s', (_what, all, bump, breaks) => {
    const change = changeOf(nothing, stricter, verdicts(all));
    expect(change).toMatchObject({ aspect: 'payload', bump, breaks });
    if (bump === 'major') expect(change).toMatchObject({ witness: { id: 1 } });
    if (all.backward.verdict === 'unknown') expect(change).toMatchObject({ undecided: 'budget' });
  });
});

describe('compareContracts', () => {
  it('is silent about equal contracts, layout, words and agents', () => {
    expect(
      diff(nothing, json => {
        json.layout = { triage: { x: 1, y: 2 } };
        json.types.Task.description = 'A task.';
        json.agents.triage.model = 'x';
        edge(json).description = 'Asks for a charge.';
      }),
    ).toEqual([]);
  });

  it('tells added, removed and only renumbered handoffs', () => {
    const extra: Change = json => {
      json.handoffs.back = { ...edge(json), from: 'billing', to: 'triage', version: '0.1.0' };
    };
    expect(diff(nothing, extra)).toEqual([{ kind: 'added', id: 'back', version: '0.1.0' }]);
    expect(diff(extra, nothing)).toEqual([{ kind: 'removed', id: 'back', was: '0.1.0', to: 'triage' }]);
    expect(diff(nothing, json => Object.assign(edge(json), { version: '1.3.0' }))).toMatchObject([
      { kind: 'changed', was: '1.2.0', version: '1.3.0', changes: [], bump: 'none', enough: true },
    ]);
  });

  it('needs the greatest bump of all changes', () => {
    const [handoff] = diff(nothing, json => {
      edge(json).retry = { maxAttempts: 2 };
      edge(json).provenance.require.pop();
      edge(json).version = '1.3.0';
    });
    expect(handoff).toMatchObject({ bump: 'major', required: '2.0.0', enough: false, wentBack: false });
  });
});
