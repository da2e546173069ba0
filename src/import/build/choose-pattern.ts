import type { PatternId } from '../../contract/manifest/workflow.js';
import type { Drawing, Edge } from './drawing.js';

/** A pattern, why it was chosen, and who coordinates in it. */
export interface Choice {
  readonly pattern: PatternId;
  readonly head?: string;
  readonly why: string;
}

/** Guesses the pattern by the shape of the graph: a path, a star whose points answer, or anything else. */
export function choosePattern(drawing: Drawing): Choice {
  if (isPath(drawing))
    return {
      pattern: 'sequential-pipeline',
      why: 'the handoffs form one path without branches or circles',
    };
  const head = headOf(drawing);
  if (head === undefined)
    return {
      pattern: 'peer-to-peer',
      why:
        drawing.edges.length > 0 && !drawing.edges.some(edge => isAnswered(edge, drawing))
          ? 'whoever takes over does not hand back (choose supervisor–worker if the specialists are to report back)'
          : 'the agents hand over to each other without one in the middle of all',
    };
  return /orchestrat/i.test(head)
    ? {
        pattern: 'stateful-orchestrator',
        head,
        why: `every handoff starts or ends at ${head}, which calls itself an orchestrator`,
      }
    : {
        pattern: 'supervisor-worker',
        head,
        why: `every handoff starts or ends at ${head}, and all work comes back to it`,
      };
}

/** True when the handoffs join all agents to one simple path. */
export function isPath({ agents, edges }: Drawing): boolean {
  if (edges.length !== agents.size - 1) return false;
  const next = new Map(edges.map(({ from, to }) => [from, to]));
  const targets = new Set(edges.map(({ to }) => to));
  if (next.size !== edges.length || targets.size !== edges.length) return false;
  let at = [...agents.keys()].find(id => !targets.has(id));
  let length = 0;
  for (; at !== undefined; at = next.get(at)) length++;
  return length === agents.size;
}

/** Agents at which every handoff starts or ends. */
const centresOf = ({ agents, edges }: Drawing): string[] =>
  [...agents.keys()].filter(
    id => edges.length > 0 && edges.every(({ from, to }) => from === id || to === id),
  );

const isAnswered = ({ from, to }: Edge, { edges }: Drawing): boolean =>
  edges.some(edge => edge.from === to && edge.to === from);

/** The centre of a star whose points all hand back what they were given. */
function headOf(drawing: Drawing): string | undefined {
  const { agents, edges } = drawing;
  const delegates = (id: string) => edges.some(({ from, source }) => from === id && source?.returns === true);
  const centres = centresOf(drawing).filter(() => edges.every(edge => isAnswered(edge, drawing)));
  // Of two that hand to and fro neither is the head, unless it delegates.
  return centres.find(delegates) ?? (agents.size > 2 ? centres[0] : undefined);
}
