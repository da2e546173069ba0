import type { WorkflowGraph } from '../graph.js';
import type { Places } from '../layout/sizes.js';
import type { AgentRole } from '../manifest/agent.js';
import type { PatternId } from '../manifest/workflow.js';

/** Why two agents may not be connected in a pattern, and the rule that says so. */
export interface Refusal {
  readonly rule: string;
  readonly reason: string;
}

/** One way in which control moves between agents: texts for the gallery, a start, a shape and a drawing. */
export interface Pattern {
  readonly id: PatternId;
  readonly title: string;
  /** How work moves, in one sentence. */
  readonly summary: string;
  readonly bestFor: string;
  readonly stateStore: string;
  readonly recovery: string;
  /** What it costs to build and operate, in multiples of a sequential pipeline. */
  readonly relativeCost: string;
  /** Roles that agents can have; a human stands in any pattern. */
  readonly roles: readonly AgentRole[];
  /** The role of a new agent. */
  readonly defaultRole: AgentRole;
  /** The one role that delegates and collects; undefined where there is none. */
  readonly coordinator?: AgentRole;
  /** The text of a small manifest of this pattern, complete and free of problems. */
  starter(name: string): string;
  /** Why a handoff between two different agents would break the shape; undefined when it would not. */
  refuse(graph: WorkflowGraph, from: string, to: string): Refusal | undefined;
  /** Where agents (and stores, where the pattern has a place for them) stand by themselves. */
  place(graph: WorkflowGraph): Places;
}
