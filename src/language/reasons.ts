import type { JsonPath } from '../schema/json.js';
import { matchesPath } from './path-pattern.js';

/** Why fields are there at all: what goes wrong between agents without them. */
export const reasons: readonly (readonly [pattern: string, reason: string])[] = [
  [
    'pattern',
    'The pattern decides who may hand over to whom, whether state has to be shared, and how a run recovers. Pick the cheapest that fits: a pipeline needs no store, an orchestrator with its event log costs about three times as much.',
  ],
  [
    'hopLimit',
    'Agents that can hand work back and forth may do so for ever; the limit ends the run instead of the budget.',
  ],
  [
    'checkpoints',
    'After each successful step the run is written down under its trace ID, so a crash resumes at the last step instead of paying for all of them again.',
  ],
  [
    'eventLog',
    'Every event in order is what an audit reads and what a replay runs on: past decisions can be repeated against the recorded outputs.',
  ],
  [
    'handoffs',
    'Runs with several agents fail at the edges more than inside the agents. So the edge is the contract: typed, versioned, checked on both sides.',
  ],
  [
    'agents.*.model',
    'When an answer was wrong, the first question is which model gave it. The name travels with every handoff.',
  ],
  [
    'agents.*.promptVersion',
    'Prompts change more often than code. Without their version a bad decision cannot be traced to the text that led to it.',
  ],
  [
    'agents.*.accepts',
    'Agents are deployed one by one. The range says which senders this one still understands; all others are turned away loudly, with the list of what is supported.',
  ],
  [
    'agents.*.source',
    'Knowing the file, drift can be found there: a handoff that nobody opens, a name that is no longer generated.',
  ],
  [
    'agents.*.stores',
    'Two agents that write the same key overwrite each other in silence; who may write where is therefore part of the contract.',
  ],
  [
    'handoffs.*.version',
    'A receiver that meets a version it does not know must say so at once. Guessing is how wrong data gets into the next three agents.',
  ],
  [
    'handoffs.*.payload',
    'Free text between agents drifts with every prompt. A schema makes the receiver’s expectations checkable before the model sees them.',
  ],
  [
    'handoffs.*.context',
    'Passing everything on fills the window and buries what matters. Three ways keep it small, and combine: a summary, a reference to a store, selected fields.',
  ],
  [
    'handoffs.*.context.summary',
    'A structured summary – the decision, the inputs used, the open questions – says more in a few hundred tokens than the whole conversation. It is counted and never cut off: a cut summary looks complete.',
  ],
  [
    'handoffs.*.context.summary.minTokens',
    'Below about 200 tokens a summary mostly leaves out the open questions.',
  ],
  [
    'handoffs.*.context.summary.maxTokens',
    'Above about 500 tokens it is no summary any more, and every hop pays for it.',
  ],
  [
    'handoffs.*.context.reference',
    'The full context stays where it is, under the trace ID; the receiver fetches the slices that it needs.',
  ],
  [
    'handoffs.*.context.reference.ttl',
    'A reference must outlive the run and the time that a failed delivery waits for a human; else it points at nothing when it is needed.',
  ],
  [
    'handoffs.*.context.select',
    'What a receiver does not need, it should not get: less to pay for, less to leak. What was dropped is recorded, so that nobody has to guess.',
  ],
  [
    'handoffs.*.workingMemory',
    'The first of three kinds of state: reasoning under way and partial results. Kept apart from committed side effects and from provenance, it can be thrown away without losing either.',
  ],
  [
    'handoffs.*.work',
    'A receiver that is not told what is done does it again, or believes it done. So completed and remaining work are both declared.',
  ],
  [
    'handoffs.*.provenance',
    'Model and prompt version, tool calls in order, confidence, and why this branch: without them an audit ends at “an agent decided so”.',
  ],
  [
    'handoffs.*.sideEffects',
    'The receiver must know every write that was made before it, to not repeat one and to undo the right ones. An empty list is a statement; a missing one is a gap.',
  ],
  [
    'handoffs.*.failureModes',
    'A rate limit wants another try, a policy violation a human. What is not sorted beforehand gets sorted at three in the morning.',
  ],
  [
    'handoffs.*.failureModes.retryable',
    'Errors that pass by themselves. Retrying is safe because the idempotency key stays the same.',
  ],
  [
    'handoffs.*.failureModes.escalate',
    'Errors that no retry puts right: every further attempt only costs money and time.',
  ],
  [
    'handoffs.*.retry',
    'A limited number of tries, ever further apart and not all at once; then the payload goes to the dead-letter queue instead of being lost.',
  ],
  ['handoffs.*.retry.jitter', 'Without it, all that failed together tries again together.'],
  [
    'handoffs.*.deadLetter',
    'What exhausts its retries is kept whole – envelope, error, attempts, open side effects – until somebody has looked at it.',
  ],
  [
    'handoffs.*.fanOut',
    'Branches run in parallel and fail one by one; each has a key of its own, so that repeating one does not repeat all.',
  ],
  [
    'handoffs.*.fanOut.key',
    'It becomes part of the idempotency key: a position in the list would change when the list does.',
  ],
  [
    'handoffs.*.fanOut.join',
    'What happens when one of ten branches fails is a decision; without a join policy it is an accident.',
  ],
  [
    'handoffs.*.health',
    'Three numbers show a failing edge before users do: latency, retries and rejected payloads.',
  ],
  [
    'handoffs.*.health.p95LatencyMs',
    'From upstream emit to downstream acknowledge: the time that neither agent’s own metrics show.',
  ],
  [
    'handoffs.*.health.retryRate',
    'Above two or three percent, retries hide a fault instead of bridging one.',
  ],
  [
    'handoffs.*.health.schemaViolationRate',
    'Anything above zero means that sender and receiver have parted ways.',
  ],
  [
    'sideEffects',
    'A write in another system outlives the run. Declared with its inverse, a failed run can be taken back in reverse order.',
  ],
  [
    'sideEffects.*.class',
    'It decides what recovery may do: take the write back, repeat it, or stop at the point of no return and call a human.',
  ],
  [
    'sideEffects.*.compensation',
    'A run that fails halfway undoes its writes in reverse order; a write without an inverse stays.',
  ],
  [
    'stores.*.kind',
    'What has to survive a restart cannot live in memory: checkpoints, event logs, references.',
  ],
  [
    'stores.*.ttl',
    'Too short, and a resumed run finds nothing; too long, and the store keeps what nobody may keep.',
  ],
  [
    'deadLetterQueues.*.retention',
    'How long a human has time. Context that is stored elsewhere must live at least as long.',
  ],
  ['samples', 'Recorded payloads show what agents really send, which is not always what the contract says.'],
  ['suppress', 'A team may live with a problem – knowingly, with a reason, and for a stated time.'],
  [
    'suppress.*.expires',
    'What is suppressed for ever is forgotten; after this day the problem, and the suppression, are shown again.',
  ],
  [
    'compatibility.openObjects',
    'Whether an open object may carry fields that nobody declared decides whether closing it breaks somebody.',
  ],
];

/** Why there is such a field; undefined where its description says it all. */
export const reasonAt = (path: JsonPath): string | undefined =>
  reasons.find(([pattern]) => matchesPath(path, pattern))?.[1];
