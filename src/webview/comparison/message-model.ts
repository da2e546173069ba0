import * as z from 'zod';
import { changeCategories } from '../../contract/diff/change.js';
import type { ComparisonMessage } from '../../protocol.js';

const entity = z.object({
  kind: z.enum(['agent', 'handoff', 'type', 'store', 'deadLetterQueue', 'sideEffect']),
  id: z.string(),
});
const bump = z.enum(['none', 'patch', 'minor', 'major']);
const json = z.unknown();
const side = z.object({ label: z.string(), text: z.string().optional(), problem: z.string().optional() });

const change = z.object({
  kind: z.enum(['added', 'removed', 'changed', 'renamed']),
  category: z.enum(changeCategories),
  target: entity.optional(),
  was: z.string().optional(),
  path: z.array(z.union([z.string(), z.number()])),
  words: z.string(),
  before: json.optional(),
  after: json.optional(),
});

const verdict = z.object({
  handoff: z.string(),
  verdict: z.enum(['breaking', 'compatible', 'undecided']),
  bump,
  was: z.string().optional(),
  version: z.string().optional(),
  required: z.string().optional(),
  enough: z.boolean(),
  changes: z.array(z.object({ message: z.string(), bump, witness: z.string().optional() })),
  whoBreaks: z.array(z.string()),
});

const comparisonModel = z.object({
  type: z.literal('comparison'),
  name: z.string(),
  kept: json.optional(),
  before: side,
  after: side,
  changes: z.array(change),
  verdicts: z.array(verdict),
  unjudged: z.string().optional(),
});

/** A comparison as it came from the host, or the reason why it is none. */
export function readComparison(
  raw: unknown,
): { readonly comparison: ComparisonMessage } | { readonly reason: string } {
  const result = comparisonModel.safeParse(raw);
  if (result.success) return { comparison: raw as ComparisonMessage };
  return { reason: z.prettifyError(result.error) };
}
