import { openThere, sealThere, type ThereEnvelope, type ThereInput } from './out/index.js';
import { memoryContextStore, type SideEffectRecord } from './out/index.js';

declare const record: SideEffectRecord<'charge'>;
declare const other: SideEffectRecord<'other'>;

const input: ThereInput = {
  traceId: 't',
  step: '1',
  data: { id: '123e4567-e89b-12d3-a456-426614174000' },
  provenance: { model: 'm', promptVersion: '1', toolCalls: [], confidence: {}, reason: 'r' },
  sideEffects: [record],
  workingMemory: { lines: [] },
  summary: { decision: 'd', inputs: [], openQuestions: [] },
  context: {},
};
const options = { store: memoryContextStore() };
const sealed = await sealThere(input, options);

// What the contract asks for cannot be forgotten …
// @ts-expect-error: a reason is required
await sealThere({ ...input, provenance: { model: 'm', promptVersion: '1', toolCalls: [], confidence: {} } }, options);
const { sideEffects: _effects, ...withoutSideEffects } = input;
// @ts-expect-error: side effects are declared, so there has to be a list
await sealThere(withoutSideEffects, options);
const { summary: _summary, ...withoutSummary } = input;
// @ts-expect-error: a summary is required
await sealThere(withoutSummary, options);
// @ts-expect-error: context goes by reference, so there has to be a store
await sealThere(input);

// … and what it does not know cannot be sent.
// @ts-expect-error: no such side effect
await sealThere({ ...input, sideEffects: [other] }, options);
// @ts-expect-error: no such work
await sealThere({ ...input, work: { completed: ['eat'], remaining: [] } }, options);
// @ts-expect-error: not the payload's type
await sealThere({ ...input, data: { id: 1 } }, options);

const opened = openThere('{}');
if (opened.ok) {
  const envelope: ThereEnvelope = opened.value.envelope;
  const tokens: number = envelope.summary.tokens;
  const lines: readonly string[] = envelope.workingMemory.lines;
  const reason: string = envelope.provenance.reason;
  // @ts-expect-error: it is dropped at the edge, so the receiver cannot count on it
  const secret: unknown = envelope.data.secret;
  void [tokens, lines, reason, secret];
} else {
  const code: string = opened.problem.code;
  // @ts-expect-error: a refused envelope has no value
  void [code, opened.value];
}
void [sealed, _effects, _summary];
