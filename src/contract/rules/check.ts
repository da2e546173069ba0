import type { JsonObject } from '../../schema/json.js';
import { findReferences } from '../edit/references.js';
import { buildGraph } from '../graph.js';
import type { AgentRole } from '../manifest/agent.js';
import type { Handoff } from '../manifest/handoff.js';
import type { Manifest } from '../manifest/workflow.js';
import { inDocumentOrder, type ParsedManifest } from '../parse.js';
import { patternOf } from '../patterns/index.js';
import type { Problem } from '../problem.js';
import { contractRules } from './index.js';
import type { ContractRule, Finding, HandoffRule, RuleContext } from './rule.js';
import { applySeverities } from './severity.js';

/** What checking depends on besides the manifest. */
export interface CheckOptions {
  /** Today's date, YYYY-MM-DD: suppressions expire. */
  readonly today: string;
}

/** Everything that is wrong with a manifest by itself: syntax, shape, contract and pattern, in document order. */
export function checkManifest(
  parsed: ParsedManifest,
  { today }: CheckOptions,
  rules: readonly ContractRule[] = contractRules,
): Problem[] {
  // While the shape is wrong, the rules still speak about what can be understood.
  const manifest = parsed.manifest ?? (parsed.editable ? parsed.draft : undefined);
  if (!manifest) return [...parsed.problems];
  const found = checkRules(manifest, today, rules);
  return inDocumentOrder(applySeverities([...parsed.problems, ...found], manifest, today), parsed.locate);
}

/** The findings of the rules on a manifest, before severities and suppressions. */
export function checkRules(
  manifest: Manifest,
  today: string,
  rules: readonly ContractRule[] = contractRules,
): Problem[] {
  const context: RuleContext = {
    manifest,
    graph: buildGraph(manifest),
    pattern: patternOf(manifest.pattern),
    references: findReferences(manifest as unknown as JsonObject),
    today,
  };
  return rules.flatMap(rule => runRule(rule, context));
}

function runRule(rule: ContractRule, context: RuleContext): Problem[] {
  try {
    if ('checkHandoff' in rule) return runHandoffRule(rule, context);
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

/** What a rule found in a handoff, and for which id and sender. */
interface Judged {
  readonly id: string;
  readonly role: AgentRole | undefined;
  readonly problems: readonly Problem[];
}

const judged = new WeakMap<HandoffRule, WeakMap<Handoff, Judged>>();

/** Judges the handoffs that are not the same objects as before. */
function runHandoffRule(rule: HandoffRule, { manifest, graph }: RuleContext): Problem[] {
  const known = judged.get(rule) ?? new WeakMap<Handoff, Judged>();
  judged.set(rule, known);
  const problems: Problem[] = [];
  for (const [id, handoff] of Object.entries(manifest.handoffs)) {
    const sender = graph.agents.get(handoff.from);
    let found = known.get(handoff);
    if (found?.id !== id || found.role !== sender?.role) {
      found = {
        id,
        role: sender?.role,
        problems: problemsOf(rule, rule.checkHandoff(id, handoff, sender && { role: sender.role })),
      };
      known.set(handoff, found);
    }
    problems.push(...found.problems);
  }
  return problems;
}
