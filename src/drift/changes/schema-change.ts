import type { JsonPath } from '../../schema/json.js';
import type { UnnamedChange } from './change.js';
import type { SchemaVerdicts } from './verdicts.js';

/** What a changed schema means for both sides. `verdicts` is undefined when there was none, or is none any more. */
export function describeSchemaChange(
  verdicts: SchemaVerdicts | undefined,
  isThere: boolean,
  word: string,
  path: JsonPath,
): UnnamedChange {
  if (verdicts)
    return { ...judge(verdicts, word), path, ...(verdicts.onlyUndeclared && { onlyUndeclared: true }) };
  return isThere
    ? {
        message: `The ${word} now has a schema: envelopes in flight may carry none, or another.`,
        bump: 'major',
        breaks: ['in-flight'],
        path,
      }
    : {
        message: `The ${word} no longer has a schema: receivers with the old contract may reject it.`,
        bump: 'major',
        breaks: ['receivers'],
        path,
      };
}

function judge(
  { backward, forward, forwardDropped }: SchemaVerdicts,
  word: string,
): Omit<UnnamedChange, 'path'> {
  const [inFlight, receivers] = [backward, forwardDropped].map(({ verdict }) => verdict === 'incompatible');
  const breaks = [
    ...(inFlight ? (['in-flight'] as const) : []),
    ...(receivers ? (['receivers'] as const) : []),
  ];
  if (backward.verdict === 'incompatible')
    return {
      message: `The ${word} no longer accepts what the old contract allowed: ${backward.why}.`,
      bump: 'major',
      breaks,
      witness: backward.witness,
      ...(backward.rejectedAt && { narrowedAt: backward.rejectedAt }),
    };
  if (forwardDropped.verdict === 'incompatible')
    return {
      message: `The ${word} allows what the old contract did not: there, ${forwardDropped.why}.`,
      bump: 'major',
      breaks,
      witness: forwardDropped.witness,
    };
  for (const verdict of [backward, forwardDropped])
    if (verdict.verdict === 'unknown')
      return {
        message: `Whether the changed ${word} breaks anything could not be decided: ${verdict.reason}.`,
        bump: 'minor',
        breaks,
        undecided: verdict.reason,
      };
  if (forward.verdict === 'compatible')
    return {
      message: `The ${word} is stricter for senders, or written differently; nothing breaks.`,
      bump: 'patch',
      breaks,
    };
  return {
    message: `The ${word} has new optional fields; receivers that are not updated drop them.`,
    bump: 'minor',
    breaks,
  };
}
