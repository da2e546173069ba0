import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  applyIntents,
  checkManifest,
  type Intent,
  type PatternChoice,
  type PatternId,
  type PatternPlan,
  parseManifest,
  patternIds,
  patternOf,
  planPatternChange,
} from '../../../src/contract/index.js';

const today = '2026-06-01';
const examples = ['document-intake', 'incident-response', 'loan-approval', 'ticket-triage'];
const starts = [
  ...patternIds.map(id => [`starter of ${id}`, patternOf(id).starter('demo')] as const),
  ...examples.map(name => [name, readFileSync(`examples/${name}/${name}.handoff.json`, 'utf8')] as const),
];

function planOf(text: string, to: PatternId, choice?: PatternChoice): PatternPlan {
  const plan = planPatternChange(parseManifest(text), to, { today }, choice);
  if (!plan) throw new Error('no plan');
  return plan;
}

function carryOut(text: string, intents: readonly Intent[]): string {
  const { edits, problems } = applyIntents(parseManifest(text), intents);
  expect(problems).toEqual([]);
  return applyEdits(text, edits);
}

const errorsOf = (text: string) =>
  checkManifest(parseManifest(text), { today }).filter(({ severity }) => severity === 'error');

const titles = ({ steps }: PatternPlan) => steps.map(({ title }) => title);

describe.each(starts)('changing the pattern of the %s', (_, text) => {
  it.each(patternIds)('to %s gives what was announced, and nothing invalid', to => {
    const plan = planOf(text, to);
    const after = carryOut(text, plan.intents);
    const { manifest } = parseManifest(after);
    expect(manifest?.pattern).toBe(to);
    expect(checkManifest(parseManifest(after), { today })).toEqual(plan.after);
    expect(errorsOf(after)).toEqual([]);
    // The plan of the result is empty: it is complete.
    expect(planOf(after, to).steps).toEqual([]);
    // No contract is lost silently: what is gone was listed as removed.
    const removed = plan.steps.filter(({ kind }) => kind === 'remove').length;
    const before = parseManifest(text).manifest;
    const count = (of: object | undefined) => Object.keys(of ?? {}).length;
    expect(count(manifest?.handoffs)).toBeGreaterThanOrEqual(count(before?.handoffs) - removed);
    expect(Object.keys(manifest?.agents ?? {})).toEqual(Object.keys(before?.agents ?? {}));
  });
});

describe.each(starts.slice(0, 4))('a bare change of the %s', (_, text) => {
  it.each(patternIds)('to %s with every step left out announces every error', to => {
    const { steps } = planOf(text, to);
    const without = new Set(steps.map(({ key }) => key));
    const plan = planOf(text, to, { without });
    const known = new Set(errorsOf(text).map(({ message }) => message));
    const raised = new Set(plan.raised.map(({ message }) => message));
    const after = carryOut(text, plan.intents);
    for (const { message } of errorsOf(after)) expect(known.has(message) || raised.has(message)).toBe(true);
  });
});

describe('a change of pattern', () => {
  const pipeline = patternOf('sequential-pipeline').starter('demo');
  const star = patternOf('supervisor-worker').starter('demo');

  it('is nothing where the pattern is complete already', () => {
    for (const id of patternIds) {
      const plan = planOf(patternOf(id).starter('demo'), id);
      expect([plan.steps, plan.intents, plan.solved, plan.raised]).toEqual([[], [], [], []]);
    }
  });

  it('says what it does, step by step', () => {
    const plan = planOf(pipeline, 'supervisor-worker', { lead: 'reader' });
    expect(plan.leads).toEqual(['reader', 'checker', 'clerk']);
    expect(titles(plan)).toEqual([
      'Make reader the supervisor',
      'Make checker and clerk workers',
      'Start checker-to-clerk at reader instead of checker',
      'Add the return handoff',
      'Add the return handoff',
      'Add a shared Redis store',
    ]);
    const { manifest } = parseManifest(carryOut(pipeline, plan.intents));
    expect(Object.keys(manifest?.handoffs ?? {}).sort()).toEqual([
      'checker-to-reader',
      'clerk-to-reader',
      'reader-to-checker',
      'reader-to-clerk',
    ]);
    // The contract itself moved with its way, and its receiver accepts it still.
    expect(manifest?.handoffs['reader-to-clerk']?.payload).toEqual({ $ref: '#/types/CheckedDocument' });
    expect(manifest?.agents.clerk?.accepts).toEqual({ 'reader-to-clerk': '^1.0.0' });
  });

  it('lets the one lead who is part of most handoffs, unless told otherwise', () => {
    expect(planOf(pipeline, 'stateful-orchestrator').lead).toBe('checker');
    expect(planOf(pipeline, 'stateful-orchestrator', { lead: 'clerk' }).lead).toBe('clerk');
    expect(planOf(pipeline, 'stateful-orchestrator', { lead: 'nobody' }).lead).toBe('checker');
    expect(planOf(star, 'stateful-orchestrator').lead).toBe('planner');
  });

  it('removes only what no way of the new pattern can take, and says why', () => {
    const plan = planOf(star, 'sequential-pipeline');
    const removed = plan.steps.filter(({ kind }) => kind === 'remove');
    expect(removed.map(({ target }) => target?.id)).toEqual(['researcher-to-planner', 'writer-to-planner']);
    expect(removed[0]?.reason).toBe('A pipeline is one path: after researcher comes writer, not planner.');
    expect(titles(plan)).toContain('Start planner-to-writer at researcher instead of planner');
  });

  it('leaves out what it is told to leave out, and keeps it in the list', () => {
    const all = planOf(star, 'sequential-pipeline');
    const key = 'remove:writer-to-planner';
    const plan = planOf(star, 'sequential-pipeline', { without: new Set([key]) });
    expect(plan.steps.find(step => step.key === key)?.chosen).toBe(false);
    expect(plan.steps.map(step => step.key)).toEqual(all.steps.map(step => step.key));
    expect(plan.raised.map(({ code }) => code)).toContain('pipeline-single-path');
    expect(carryOut(star, plan.intents)).toContain('"writer-to-planner"');
  });

  it('completes a pattern: way back, store, join, hop limit, event log', () => {
    const broken = (text: string, intents: Intent[]) => carryOut(text, intents);
    const worker = broken(star, [
      { type: 'add', kind: 'agent', id: 'critic', value: { role: 'worker' } },
      { type: 'unset', path: ['handoffs', 'planner-to-researcher', 'fanOut', 'join'] },
      { type: 'remove', targets: [{ kind: 'store', id: 'shared' }] },
    ]);
    const plan = planOf(worker, 'supervisor-worker');
    expect(titles(plan).sort()).toEqual([
      'Add a shared Redis store',
      'Add the handoff from planner',
      'Add the return handoff',
      'Wait for all',
    ]);
    expect(plan.from).toBe(plan.to);
    expect(plan.intents.some(({ type }) => type === 'set-pattern')).toBe(false);
    expect(errorsOf(carryOut(worker, plan.intents))).toEqual([]);

    const peers = broken(patternOf('peer-to-peer').starter('demo'), [{ type: 'unset', path: ['hopLimit'] }]);
    expect(titles(planOf(peers, 'peer-to-peer'))).toEqual(['Limit runs to 12 handoffs']);

    const loan = broken(patternOf('stateful-orchestrator').starter('demo'), [
      { type: 'unset', path: ['eventLog'] },
    ]);
    expect(titles(planOf(loan, 'stateful-orchestrator'))).toEqual(['Keep the event log in “log”']);
  });

  it('is not planned while the text is broken', () => {
    expect(planPatternChange(parseManifest('{ "pattern": '), 'peer-to-peer', { today })).toBeUndefined();
  });
});

describe('a large workflow', () => {
  it('changes its pattern as a small one does: every agent in the chain, one edit, no error that was not there', () => {
    const ids = Array.from({ length: 400 }, (_, i) => `worker-${i}`);
    const json = JSON.parse(patternOf('supervisor-worker').starter('large')) as {
      agents: Record<string, object>;
      handoffs: Record<string, { from: string; to: string }>;
    };
    const [lead = ''] = Object.keys(json.agents);
    const out = Object.values(json.handoffs).find(({ from }) => from === lead);
    const back = Object.values(json.handoffs).find(({ to }) => to === lead);
    for (const id of ids) {
      json.agents[id] = { role: 'worker' };
      json.handoffs[`${lead}-to-${id}`] = { ...out, from: lead, to: id };
      json.handoffs[`${id}-to-${lead}`] = { ...back, from: id, to: lead };
    }
    const text = JSON.stringify(json, null, 2);
    const { draft } = parseManifest(carryOut(text, planOf(text, 'sequential-pipeline').intents));
    expect(draft?.pattern).toBe('sequential-pipeline');
    const next = new Map(Object.values(draft?.handoffs ?? {}).map(({ from, to }) => [from, to]));
    let end = lead;
    for (let to = next.get(end); to !== undefined && next.size > 0; to = next.get(end)) {
      next.delete(end);
      end = to;
    }
    expect(next.size).toBe(0);
    expect(Object.keys(draft?.handoffs ?? {})).toHaveLength(Object.keys(draft?.agents ?? {}).length - 1);
  });
});
