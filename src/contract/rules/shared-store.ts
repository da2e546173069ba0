import type { Intent } from '../edit/intent.js';
import { freshId } from '../entity.js';
import { durableStoreKinds } from '../manifest/state.js';
import type { ContractRule, RuleContext } from './rule.js';

export const sharedStore: ContractRule = {
  id: 'shared-store',
  severity: 'error',
  *check(context) {
    if (context.pattern.id === 'supervisor-worker') yield* checkSupervisor(context);
    if (context.pattern.id === 'peer-to-peer') yield* checkPeers(context);
  },
};

/** The agents that use each store. */
function usersByStore({ graph }: RuleContext): Map<string, Set<string>> {
  const users = new Map<string, Set<string>>([...graph.stores.keys()].map(id => [id, new Set()]));
  for (const link of graph.links) if (link.kind === 'agent-store') users.get(link.store)?.add(link.agent);
  return users;
}

function* checkSupervisor(context: RuleContext) {
  const { graph, manifest } = context;
  if (graph.agents.size < 2 || [...usersByStore(context).values()].some(users => users.size > 1)) return;
  const ids = [...graph.agents.keys()];
  const chosen = graph.stores.keys().next().value;
  const store = chosen ?? 'shared';
  yield {
    message:
      'The supervisor and its workers share no state store, so a failed part cannot be compensated: let them use one store.',
    path: [manifest.stores ? 'stores' : 'pattern'],
    at: 'key' as const,
    fixes: [
      {
        title: chosen === undefined ? 'Add a shared Redis store' : `Share the store “${chosen}”`,
        intents: [
          ...(chosen === undefined ? [addStore(store)] : []),
          ...ids.map(id => shareStore(context, id, store)),
        ],
      },
    ],
  };
}

function* checkPeers(context: RuleContext) {
  const { graph } = context;
  const peers = [...graph.agents].flatMap(([id, agent]) => (agent.role === 'peer' ? [id] : []));
  const durable = [...usersByStore(context)].filter(([id]) =>
    durableStoreKinds.includes(graph.stores.get(id)?.kind ?? 'memory'),
  );
  // The store that most peers use already is the one that all are meant to share.
  const best = durable.reduce<(typeof durable)[number] | undefined>(
    (a, b) => (a && a[1].size >= b[1].size ? a : b),
    undefined,
  );
  const store = best?.[0] ?? freshId(graph.stores.keys(), 'shared');
  const without = peers.filter(id => !best?.[1].has(id));
  for (const id of without)
    yield {
      message: best
        ? `${id} does not use the store “${store}” that its peers share: every peer reads and writes it.`
        : `${id} shares no durable store with its peers: add a Redis, DynamoDB or Postgres store that all of them use.`,
      path: ['agents', id],
      at: 'key' as const,
      fixes: [
        best
          ? { title: `Let it use “${store}”`, preferred: true, intents: [shareStore(context, id, store)] }
          : {
              title: 'Add a shared DynamoDB store',
              intents: [
                { ...addStore(store), value: { kind: 'dynamodb' } },
                ...without.map(peer => shareStore(context, peer, store)),
              ],
            },
      ],
    };
}

const addStore = (id: string): Extract<Intent, { type: 'add' }> => ({
  type: 'add',
  kind: 'store',
  id,
  value: { kind: 'redis' },
});

function shareStore({ graph }: RuleContext, agent: string, store: string): Intent {
  const stores = graph.agents.get(agent)?.stores ?? [];
  const value = stores.includes(store) ? [...stores] : [...stores, store];
  return { type: 'set', path: ['agents', agent, 'stores'], value };
}
