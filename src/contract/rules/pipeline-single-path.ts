import type { WorkflowGraph } from '../graph.js';
import { connectIntents } from '../start/handoff.js';
import type { ContractRule, Finding } from './rule.js';

export const pipelineSinglePath: ContractRule = {
  id: 'pipeline-single-path',
  severity: 'error',
  *check({ manifest, graph, pattern }) {
    if (pattern.id !== 'sequential-pipeline') return;
    const extra = new Set<string>();
    for (const [agent, handoffs] of graph.outgoing)
      for (const id of handoffs.filter(handoff => !isLoop(graph, handoff)).slice(1)) {
        extra.add(id);
        yield removable(
          id,
          `${agent} hands over to more than one agent, but a pipeline does not branch: keep one handoff, or choose supervisor-worker.`,
        );
      }
    for (const [agent, handoffs] of graph.incoming)
      for (const id of handoffs.filter(handoff => !isLoop(graph, handoff) && !extra.has(handoff)).slice(1)) {
        extra.add(id);
        yield removable(
          id,
          `${agent} has more than one predecessor, but a step of a pipeline has one: keep one handoff.`,
        );
      }
    const { heads, closing } = walkChains(graph, extra);
    for (const id of closing)
      yield removable(
        id,
        `“${id}” leads back to an earlier step, but a pipeline does not go round in a circle: remove it, or choose peer-to-peer with a hop limit.`,
      );
    const [first, ...others] = heads;
    const tail = first === undefined ? undefined : tailOf(graph, first, extra);
    for (const head of others) {
      // Behind a step that hands over already, another handoff would be a branch.
      const isFree = tail !== undefined && (graph.outgoing.get(tail) ?? []).every(id => isLoop(graph, id));
      yield {
        message: `${head} is not part of the path that starts at ${first}: connect the two, or remove it. A pipeline is one path.`,
        path: ['agents', head],
        at: 'key',
        fixes: isFree
          ? [{ title: `Connect ${head} behind ${tail}`, intents: connectIntents(manifest, tail, head) }]
          : [],
      };
    }
  },
};

/** Handing over to oneself is another rule’s finding. */
const isLoop = (graph: WorkflowGraph, handoff: string): boolean =>
  graph.handoffs.get(handoff)?.from === graph.handoffs.get(handoff)?.to;

const removable = (id: string, message: string): Finding => ({
  message,
  path: ['handoffs', id],
  at: 'key',
  fixes: [{ title: `Remove “${id}”`, intents: [{ type: 'remove', targets: [{ kind: 'handoff', id }] }] }],
});

function nextOf(
  graph: WorkflowGraph,
  agent: string,
  extra: ReadonlySet<string>,
): [handoff: string, to: string] | undefined {
  const handoff = (graph.outgoing.get(agent) ?? []).find(id => !extra.has(id) && !isLoop(graph, id));
  const to = handoff === undefined ? undefined : graph.handoffs.get(handoff)?.to;
  return handoff !== undefined && to !== undefined ? [handoff, to] : undefined;
}

/** Each chain’s first agent; of a circle, the agent that comes first in the text, and the handoff that closes it. */
function walkChains(
  graph: WorkflowGraph,
  extra: ReadonlySet<string>,
): { heads: string[]; closing: string[] } {
  const targets = new Set<string>();
  for (const id of graph.agents.keys()) {
    const next = nextOf(graph, id, extra);
    if (next) targets.add(next[1]);
  }
  const heads = [...graph.agents.keys()].filter(id => !targets.has(id));
  const seen = new Set<string>();
  const closing: string[] = [];
  const walk = (start: string) => {
    for (let at = start; ; ) {
      seen.add(at);
      const next = nextOf(graph, at, extra);
      if (!next) return;
      if (seen.has(next[1])) {
        closing.push(next[0]);
        return;
      }
      at = next[1];
    }
  };
  for (const head of heads) walk(head);
  for (const id of graph.agents.keys())
    if (!seen.has(id)) {
      heads.push(id);
      walk(id);
    }
  return { heads, closing };
}

function tailOf(graph: WorkflowGraph, head: string, extra: ReadonlySet<string>): string {
  const seen = new Set<string>();
  let at = head;
  for (let next = nextOf(graph, at, extra); next && !seen.has(next[1]); next = nextOf(graph, at, extra)) {
    seen.add(at);
    at = next[1];
  }
  return at;
}
