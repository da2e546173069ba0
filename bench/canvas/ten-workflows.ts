import { startHandoff } from '../../src/contract/index.js';

const verbs = [
  'read',
  'sort',
  'check',
  'price',
  'draft',
  'review',
  'send',
  'file',
  'match',
  'trace',
  'plan',
  'merge',
];
const things = [
  'invoice',
  'claim',
  'order',
  'ticket',
  'contract',
  'payment',
  'address',
  'photo',
  'policy',
  'refund',
];
const models = ['small-2026-03', 'large-2026-08', 'medium-2026-05'];

type Entities = Record<string, Record<string, unknown>>;

interface Sketch {
  readonly pattern: string;
  readonly agents: Entities;
  readonly handoffs: Entities;
  readonly rest?: Record<string, unknown>;
}

const nameOf = (i: number): string => {
  const round = Math.floor(i / (verbs.length * things.length));
  const name = `${verbs[i % verbs.length]}-${things[Math.floor(i / verbs.length) % things.length]}`;
  return round === 0 ? name : `${name}-${round + 1}`;
};
const typeOf = (id: string): string =>
  id.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase());

function agent(i: number, role: string, extra: Record<string, unknown> = {}): Record<string, unknown> {
  const [verb, thing] = nameOf(i).split('-');
  return {
    role,
    description: `Takes the ${thing} and will ${verb} it`,
    model: models[i % models.length],
    promptVersion: `1.${i % 7}.0`,
    ...(i % 3 === 0 ? { tools: ['search', 'lookup'] } : {}),
    ...extra,
  };
}

function connect(handoffs: Entities, from: string, to: string, extra: Record<string, unknown> = {}): void {
  const payload = {
    title: typeOf(to),
    type: 'object',
    properties: { id: { type: 'string' } },
    required: ['id'],
  };
  handoffs[`${from}-to-${to}`] = { ...startHandoff(from, to, { payload } as never), ...extra };
}

const print = ({ pattern, agents, handoffs, rest }: Sketch): string =>
  JSON.stringify(
    { manifestVersion: 1, name: `of-${Object.keys(agents).length}`, pattern, agents, handoffs, ...rest },
    null,
    2,
  );

function pipeline(count: number): string {
  const ids = Array.from({ length: count }, (_, i) => nameOf(i));
  const handoffs: Entities = {};
  ids.slice(1).forEach((to, i) => {
    connect(handoffs, ids[i] as string, to, { deadLetter: 'review' });
  });
  const agents = Object.fromEntries(
    ids.map((id, i) => [id, agent(i, i > 0 && i === count - 1 ? 'human' : 'step', { stores: ['drafts'] })]),
  );
  const rest = {
    hopLimit: 50,
    stores: { drafts: { kind: 'postgres' } },
    ...(count > 1 ? { deadLetterQueues: { review: { kind: 'sqs', name: 'review' } } } : {}),
  };
  return print({ pattern: 'sequential-pipeline', agents, handoffs, rest });
}

/** One coordinator, everybody reports back to it. */
function star(count: number, pattern: 'supervisor-worker' | 'stateful-orchestrator'): string {
  const lead = pattern === 'supervisor-worker' ? 'supervisor' : 'orchestrator';
  const ids = Array.from({ length: count - 1 }, (_, i) => nameOf(i));
  const agents: Entities = { [lead]: agent(0, lead, { stores: ['hot'] }) };
  const handoffs: Entities = {};
  for (const [i, id] of ids.entries()) {
    agents[id] = agent(i, i === ids.length - 1 ? 'human' : 'worker', i % 4 === 0 ? { stores: ['hot'] } : {});
    connect(handoffs, lead, id, i % 3 === 0 ? { deadLetter: 'review' } : {});
    connect(handoffs, id, lead);
  }
  const rest = {
    stores: {
      hot: { kind: 'redis' },
      ...(lead === 'orchestrator' ? { events: { kind: 'postgres' } } : {}),
    },
    deadLetterQueues: { review: { kind: 'sqs', name: 'review' } },
    ...(lead === 'orchestrator' ? { eventLog: 'events' } : {}),
  };
  return print({ pattern, agents, handoffs, rest });
}

/** Peers who hand over to the next, and every other one to somebody a little further. */
function peers(count: number): string {
  const ids = Array.from({ length: count }, (_, i) => nameOf(i));
  const handoffs: Entities = {};
  for (const [i, id] of ids.entries()) {
    const next = ids[(i + 1) % count] as string;
    const further = ids[(i + 3 + (i % 5)) % count] as string;
    connect(handoffs, id, next);
    if (i % 2 === 0 && further !== id) connect(handoffs, id, further);
  }
  const agents = Object.fromEntries(
    ids.map((id, i) => [id, agent(i, 'peer', i % 10 === 0 || count < 20 ? { stores: ['blackboard'] } : {})]),
  );
  const rest = { hopLimit: 40, stores: { blackboard: { kind: 'redis' } } };
  return print({ pattern: 'peer-to-peer', agents, handoffs, rest });
}

/** Workflows as teams draw them, by their number of agents. */
export const tenWorkflows: Record<string, () => string> = {
  1: () => pipeline(1),
  2: () => pipeline(2),
  3: () => pipeline(3),
  5: () => star(5, 'supervisor-worker'),
  8: () => peers(8),
  12: () => star(12, 'stateful-orchestrator'),
  30: () => pipeline(30),
  100: () => star(100, 'supervisor-worker'),
  300: () => star(300, 'stateful-orchestrator'),
  1000: () => peers(1000),
};
