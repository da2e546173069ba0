import {
  classifyFailure,
  type Envelope,
  type HandoffContract,
  type HandoffProblem,
  type Result,
  retryDelay,
} from './handoffs/index.js';

/** An agent's own failure, by a name that the contract knows. */
export interface AgentFailure {
  readonly ok: false;
  readonly failure: string;
}

export const failed = (failure: string): AgentFailure => ({ ok: false, failure });

/** What a step gives: the next envelope (none from the last step), a refused envelope, or a failure. */
export type StepResult = Result<Envelope | undefined, HandoffProblem> | AgentFailure;

/** Envelopes by run and step: what a restart needs in order not to begin again. */
export type Checkpoints = Map<string, string>;

/** How a run ended. */
export type RunEnd =
  | { readonly done: true }
  | { readonly done: false; readonly why: string; readonly attempts: number };

/** Runs one step until it is done, its failure is not worth another attempt, or the budget is spent. */
export async function runStep(
  contract: HandoffContract,
  received: unknown,
  step: (received: unknown) => Promise<StepResult> | StepResult,
): Promise<{ readonly result: StepResult; readonly attempts: number }> {
  for (let attempt = 1; ; attempt++) {
    const result = await step(received);
    if (result.ok || !('failure' in result)) return { result, attempts: attempt };
    const wait = contract.retry && retryDelay(contract.retry, attempt);
    if (wait === undefined || classifyFailure(contract.failureModes, result.failure) === 'escalate')
      return { result, attempts: attempt };
    // A real queue would deliver it again after `wait` milliseconds, under the same idempotency key.
  }
}
