import type { Reference } from '../edit/references.js';
import type { WorkflowGraph } from '../graph.js';
import type { Agent } from '../manifest/agent.js';
import type { Handoff } from '../manifest/handoff.js';
import type { Manifest } from '../manifest/workflow.js';
import type { Pattern } from '../patterns/pattern.js';
import type { Problem, Severity } from '../problem.js';

/** What a rule looks at: the manifest, and what several rules need worked out once. */
export interface RuleContext {
  readonly manifest: Manifest;
  readonly graph: WorkflowGraph;
  readonly pattern: Pattern;
  /** Every reference of the manifest, also those that lead nowhere. */
  readonly references: readonly Reference[];
  /** Today's date, YYYY-MM-DD. */
  readonly today: string;
}

/** A problem as its rule reports it; code and usual severity are the rule's. */
export type Finding = Omit<Problem, 'code' | 'severity'> & { readonly severity?: Severity };

/** One thing that can be wrong with a contract. Its file name is its id; `docs/rules/<id>.md` explains it. */
export type ContractRule = WorkflowRule | HandoffRule;

interface Rule {
  readonly id: string;
  /** Unless the manifest's `severity` says otherwise. */
  readonly severity: Severity;
}

/** A rule that needs to see more than one part of the workflow. */
export interface WorkflowRule extends Rule {
  /** Pure and deterministic; a rule that throws becomes the problem `rule-crashed`. */
  check(context: RuleContext): Iterable<Finding>;
}

/**
 * A rule that judges each handoff by itself, and so only again when it has changed. It may depend on nothing but what it
 * is given; `sender` is the agent that hands over, where there is one.
 */
export interface HandoffRule extends Rule {
  checkHandoff(id: string, handoff: Handoff, sender: Sender | undefined): Iterable<Finding>;
}

/** What matters of the agent that hands over. */
export type Sender = Pick<Agent, 'role'>;
