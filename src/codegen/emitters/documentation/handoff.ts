import { listPayloadFields } from '../../../contract/payload/fields.js';
import type { Plan, PlannedHandoff } from '../../plan/plan.js';
import { code, codes, inline, table } from './markdown.js';

/** A handoff's contract: what crosses, what must travel along, and what happens when it fails. */
export function describeHandoff({ manifest }: Plan, planned: PlannedHandoff): string[] {
  const { id, handoff } = planned;
  const fields = listPayloadFields(manifest, handoff, id);
  return [
    `### ${inline(id)}`,
    ...(handoff.description === undefined ? [] : [inline(handoff.description)]),
    contractList(planned),
    ...(fields.length === 0
      ? []
      : [
          table(
            ['Field', 'Type', 'Required', 'Crosses', 'Description'],
            fields.map(field => [
              code(field.pointer),
              inline(field.type),
              field.required ? 'yes' : 'no',
              field.crossesPartly ? 'in part' : field.crosses ? 'yes' : 'no',
              inline(field.description ?? ''),
            ]),
          ),
        ]),
  ];
}

function contractList({ handoff, accepts, given, provenance }: PlannedHandoff): string {
  const { summary, reference } = handoff.context ?? {};
  const { failureModes, work, retry } = handoff;
  const lines: (readonly [string, string | undefined])[] = [
    ['From', code(handoff.from)],
    ['To', `${code(handoff.to)}, which accepts ${code(accepts)}`],
    ['Version', code(handoff.version)],
    ['Payload', code(given)],
    ['Provenance required', codes(provenance)],
    ['Side effects', codes(handoff.sideEffects ?? [])],
    ['Retried by the receiver', codes(failureModes?.retryable ?? [])],
    ['Escalated to a human', codes(failureModes?.escalate ?? [], 'everything else')],
    ['Work completed', work?.completed && listOf(work.completed)],
    ['Work remaining', work?.remaining && listOf(work.remaining)],
    ['Summary', summary && `${summary.minTokens} to ${summary.maxTokens} tokens`],
    ['Full context', reference && `by reference, in the store ${code(reference.store)}`],
    ['Retry budget', retry && `${retry.maxAttempts} attempts`],
    ['Dead-letter queue', handoff.deadLetter && code(handoff.deadLetter)],
  ];
  return lines
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `- **${name}**: ${value}`)
    .join('\n');
}

const listOf = (labels: readonly string[]): string => labels.map(inline).join('; ') || 'none';
