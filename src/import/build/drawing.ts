import { freshId } from '../../contract/entity.js';
import type { ImportedAgent, ImportedGraph, ImportedHandoff, ImportNote } from '../importer.js';

/** A handoff between two agents by their ids. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /** What the source says; undefined for a handoff that the pattern needs and the source does not have. */
  readonly source?: ImportedHandoff;
}

/** An imported graph as it is going to be drawn: ids that are valid and tell apart, at most one handoff each way. */
export interface Drawing {
  readonly agents: ReadonlyMap<string, ImportedAgent>;
  readonly edges: readonly Edge[];
  readonly notes: readonly ImportNote[];
}

/** Ids that are valid and stay different where generated code joins words and disks ignore case. */
export function createIds(): (wanted: string, fallback: string) => string {
  const taken: string[] = [];
  const names = new Set<string>();
  return (wanted, fallback) => {
    const plain = wanted.normalize('NFKD').trim();
    // Words become hyphenated; what was an identifier stays as it is known.
    const words = /\s/.test(plain) ? plain.toLowerCase() : plain;
    const base = /[A-Za-z]/.test(words) ? words : fallback;
    let id = freshId(taken, base);
    const skipped: string[] = [];
    while (names.has(nameIn(id))) {
      skipped.push(id);
      id = freshId([...taken, ...skipped], base);
    }
    taken.push(id);
    names.add(nameIn(id));
    return id;
  };
}

const nameIn = (id: string): string => id.replace(/[-_]/g, '').toLowerCase();

/** Gives agents ids, and leaves out what no contract can say; each loss is noted. */
export function drawGraph(graph: ImportedGraph): Drawing {
  const notes: ImportNote[] = [];
  const newId = createIds();
  const agents = new Map<string, ImportedAgent>();
  const idOf = new Map<string, string>();
  for (const agent of graph.agents) {
    if (idOf.has(agent.key)) {
      notes.push({
        kind: 'lost',
        message: `A second agent is called “${agent.key}”: only the first was taken.`,
        place: agent.place,
      });
      continue;
    }
    const id = newId(agent.name ?? agent.key, 'agent');
    idOf.set(agent.key, id);
    agents.set(id, agent);
  }
  const edges: Edge[] = [];
  const has = (from: string, to: string) => edges.some(edge => edge.from === from && edge.to === to);
  for (const handoff of graph.handoffs) {
    const from = idOf.get(handoff.from);
    const to = idOf.get(handoff.to);
    const loss =
      from === undefined || to === undefined
        ? `“${from === undefined ? handoff.from : handoff.to}” is no agent of this file, so the handoff from “${handoff.from}” to “${handoff.to}” was left out.`
        : from === to
          ? `${from} hands over to itself: that is no handoff, and was left out.`
          : has(from, to)
            ? `There is more than one handoff from ${from} to ${to}: they became one.`
            : undefined;
    if (loss !== undefined) notes.push({ kind: 'lost', message: loss, place: handoff.place });
    if (from === undefined || to === undefined || from === to) continue;
    const index = edges.findIndex(edge => edge.from === from && edge.to === to);
    if (index < 0) edges.push({ from, to, source: handoff });
    else edges[index] = { from, to, source: mergeHandoffs(edges[index]?.source ?? handoff, handoff) };
  }
  let returns = 0;
  for (const { from, to, source } of [...edges])
    if (source?.returns && !has(to, from)) {
      edges.push({ from: to, to: from });
      returns++;
    }
  if (returns > 0)
    notes.push({
      kind: 'added',
      message: `Who is delegated to answers: ${returns === 1 ? 'a return handoff was' : `${returns} return handoffs were`} added.`,
    });
  return leaveOutStrays({ agents, edges, notes: [...graph.notes, ...notes] });
}

/** The first has the say; what it leaves open the second fills in. */
const mergeHandoffs = (first: ImportedHandoff, second: ImportedHandoff): ImportedHandoff => ({
  ...second,
  ...first,
  returns: first.returns === true || second.returns === true,
});

/** Agents that nobody hands over to and that hand over to nobody have no place beside those that do. */
function leaveOutStrays({ agents, edges, notes }: Drawing): Drawing {
  if (edges.length === 0) return { agents, edges, notes };
  const joined = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const strays = [...agents].filter(([id]) => !joined.has(id));
  return {
    agents: new Map([...agents].filter(([id]) => joined.has(id))),
    edges,
    notes: [
      ...notes,
      ...strays.map(
        ([id, { place }]): ImportNote => ({
          kind: 'lost',
          message: `${id} takes part in no handoff, and was left out.`,
          place,
        }),
      ),
    ],
  };
}
