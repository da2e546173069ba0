import type { JsonObject } from '../../schema/json.js';
import { findReferences } from '../edit/references.js';
import { buildGraph, type WorkflowGraph } from '../graph.js';
import type { AgentRole } from '../manifest/agent.js';
import type { Handoff } from '../manifest/handoff.js';
import type { Manifest } from '../manifest/workflow.js';
import { inDocumentOrder, type ParsedManifest } from '../parse.js';
import { patternOf } from '../patterns/index.js';
import type { Problem } from '../problem.js';
import { finish } from '../steps.js';
import { contractRules } from './index.js';
import type { ContractRule, Finding, HandoffRule, RuleContext } from './rule.js';
import { applySeverities, type SeverityOptions } from './severity.js';

/** What checking depends on besides the manifest. */
export type CheckOptions = SeverityOptions;

/** Everything that is wrong with a manifest by itself: syntax, shape, contract and pattern, in document order. */
export const checkManifest = (
  parsed: ParsedManifest,
  options: CheckOptions,
  rules: readonly ContractRule[] = contractRules,
): Problem[] => finish(checkInSteps(parsed, options, rules));

/** The same rule by rule, so that a host can let others have their turn in between. */
export function* checkInSteps(
  parsed: ParsedManifest,
  options: CheckOptions,
  rules: readonly ContractRule[] = contractRules,
): Generator<undefined, Problem[]> {
  // The rules know only the present format.
  if (parsed.olderVersion !== undefined) return [...parsed.problems];
  // While the shape is wrong, the rules still speak about what can be understood.
  const manifest = parsed.manifest ?? (parsed.editable ? parsed.draft : undefined);
  if (!manifest) return [...parsed.problems];
  const found = yield* checkRulesInSteps(manifest, options.today, rules);
  yield;
  return inDocumentOrder(applySeverities([...parsed.problems, ...found], manifest, options), parsed.locate);
}

/** The findings of the rules on a manifest, before severities and suppressions. */
export const checkRules = (
  manifest: Manifest,
  today: string,
  rules: readonly ContractRule[] = contractRules,
): Problem[] => finish(checkRulesInSteps(manifest, today, rules));

function* checkRulesInSteps(
  manifest: Manifest,
  today: string,
  rules: readonly ContractRule[],
): Generator<undefined, Problem[]> {
  const context: RuleContext = {
    manifest,
    graph: buildGraph(manifest),
    pattern: patternOf(manifest.pattern),
    references: findReferences(manifest as unknown as JsonObject),
    today,
  };
  const handoffs = judgedHandoffs(manifest, context.graph);
  const found: Problem[] = [];
  for (const rule of rules) {
    yield;
    for (const problem of runRule(rule, context, handoffs)) found.push(problem);
  }
  return found;
}

function runRule(
  rule: ContractRule,
  context: RuleContext,
  handoffs: readonly [Handoff, Judged][],
): Problem[] {
  try {
    if ('checkHandoff' in rule) return runHandoffRule(rule, handoffs);
    return problemsOf(rule, rule.check(context));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [
      {
        code: 'rule-crashed',
        severity: 'error',
        message: `The rule “${rule.id}” failed (${why}), so what it checks was not checked. Please report this with the manifest.`,
        path: [],
        at: 'key',
      },
    ];
  }
}

const problemsOf = ({ id, severity }: ContractRule, findings: Iterable<Finding>): Problem[] =>
  Array.from(findings, finding => ({ code: id, severity, ...finding }));

/** What rules found in a handoff under an id, and with a sender of this role. */
interface Judged {
  readonly id: string;
  readonly role: AgentRole | undefined;
  readonly byRule: Map<HandoffRule, readonly Problem[]>;
}

const known = new WeakMap<Handoff, Judged>();

/** The handoffs with what is known about those that are the same objects as before. */
const judgedHandoffs = (manifest: Manifest, graph: WorkflowGraph): readonly [Handoff, Judged][] =>
  Object.entries(manifest.handoffs).map(([id, handoff]) => {
    const role = graph.agents.get(handoff.from)?.role;
    const found = known.get(handoff);
    if (found?.id === id && found.role === role) return [handoff, found];
    const judged: Judged = { id, role, byRule: new Map() };
    known.set(handoff, judged);
    return [handoff, judged];
  });

function runHandoffRule(rule: HandoffRule, handoffs: readonly [Handoff, Judged][]): Problem[] {
  const problems: Problem[] = [];
  for (const [handoff, { id, role, byRule }] of handoffs) {
    let found = byRule.get(rule);
    if (!found) {
      found = problemsOf(rule, rule.checkHandoff(id, handoff, role && { role }));
      byRule.set(rule, found);
    }
    problems.push(...found);
  }
  return problems;
}
