import type { JsonObject } from '../../schema/json.js';
import type { AgentRole } from '../manifest/agent.js';
import type { Manifest } from '../manifest/workflow.js';

/** A new agent: its role, and for a peer the store that its peers share. */
export function startAgent({ agents }: Manifest, role: AgentRole): JsonObject {
  if (role !== 'peer') return { role };
  const peers = Object.values(agents).filter(agent => agent.role === 'peer');
  const shared = peers[0]?.stores?.find(store => peers.every(({ stores }) => stores?.includes(store)));
  return shared === undefined ? { role } : { role, stores: [shared] };
}
