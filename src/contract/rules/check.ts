import type { JsonObject } from '../../schema/json.js';
import { findReferences } from '../edit/references.js';
import { buildGraph } from '../graph.js';
import type { Manifest } from '../manifest/workflow.js';
import { inDocumentOrder, type ParsedManifest } from '../parse.js';
import { patternOf } from '../patterns/index.js';
import type { Problem } from '../problem.js';
import { contractRules } from './index.js';
import type { ContractRule, RuleContext } from './rule.js';
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
    return Array.from(rule.check(context), finding => ({
      code: rule.id,
      severity: rule.severity,
      ...finding,
    }));
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
