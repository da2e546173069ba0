import { applyIntents } from '../edit/apply.js';
import { applyEdits } from '../edit/compose.js';
import type { Intent } from '../edit/intent.js';
import { buildGraph } from '../graph.js';
import type { PatternId } from '../manifest/workflow.js';
import { type ParsedManifest, parseManifest } from '../parse.js';
import { patternOf } from '../patterns/index.js';
import type { Problem } from '../problem.js';
import { type CheckOptions, checkManifest } from '../rules/check.js';
import { missingParts } from './complete.js';
import { misfitSteps, roleSteps } from './reshape.js';
import { shapeOf } from './shape.js';
import type { PatternChoice, PatternPlan, PatternStep } from './step.js';

/** Completing adds a part, looks again, adds the next; a handful of rounds suffices for any workflow. */
const mostRounds = 8;

/**
 * Works out what becomes of a workflow in another pattern (or in its own, completed): roles, handoffs, state, and the
 * problems that go and come. Nothing is written; undefined while the text cannot be edited,
 * or where it would take too long.
 */
export function planPatternChange(
  parsed: ParsedManifest,
  to: PatternId,
  { today }: CheckOptions,
  choice: PatternChoice = {},
): PatternPlan | undefined {
  const manifest = parsed.draft;
  if (!manifest || !parsed.editable) return undefined;
  const without = choice.without ?? new Set();
  const pattern = patternOf(to);
  const graph = buildGraph(manifest);
  const shape = shapeOf(pattern, graph, choice.lead);
  const steps: PatternStep[] = [
    ...roleSteps(graph, pattern, shape),
    ...misfitSteps(manifest, graph, shape),
  ].map(step => ({ ...step, chosen: !without.has(step.key) }));
  const first: Intent[] = manifest.pattern === to ? [] : [{ type: 'set-pattern', pattern: to }];

  let intents = [...first, ...chosenIntents(steps)];
  let result = after(parsed, intents);
  for (let round = 0; round < mostRounds && result?.draft; round++) {
    const known = new Set(steps.map(({ key }) => key));
    const parts = missingParts(result.draft, today, without).filter(({ key }) => !known.has(key));
    if (parts.length === 0) break;
    steps.push(...parts);
    const more = chosenIntents(parts);
    intents = [...intents, ...more];
    result = after(result, more);
  }
  if (!result) return undefined;
  const problems = checkManifest(result, { today });
  const before = checkManifest(parsed, { today });
  return {
    from: manifest.pattern,
    to,
    lead: shape.lead,
    leads: shape.leads,
    steps,
    intents,
    solved: except(before, problems),
    raised: except(problems, before),
    after: problems,
  };
}

/** What is removed goes first, all at once: no step needs what another removes, and each mention is looked for once. */
function chosenIntents(steps: readonly PatternStep[]): Intent[] {
  const intents = steps.flatMap(({ chosen, intents }) => (chosen ? intents : []));
  const targets = intents.flatMap(intent => (intent.type === 'remove' ? intent.targets : []));
  const others = intents.filter(({ type }) => type !== 'remove');
  return targets.length > 0 ? [{ type: 'remove', targets }, ...others] : others;
}

/** The manifest with some intents carried out; undefined when they cannot be. */
function after(parsed: ParsedManifest, intents: readonly Intent[]): ParsedManifest | undefined {
  if (intents.length === 0) return parsed;
  const { edits, problems } = applyIntents(parsed, intents);
  return problems.length > 0 ? undefined : parseManifest(applyEdits(parsed.text, edits));
}

/** The problems of one list that the other does not have. */
function except(problems: readonly Problem[], others: readonly Problem[]): Problem[] {
  const known = new Set(others.map(signOf));
  return problems.filter(problem => !known.has(signOf(problem)));
}

const signOf = ({ code, path, message }: Problem): string => JSON.stringify([code, path, message]);
