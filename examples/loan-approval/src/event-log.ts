import type { Envelope } from './handoffs/index.js';

/** One exchange with a specialist, as JSON texts: what the log keeps for ever. */
export interface Exchange {
  readonly request: string;
  readonly answer: string;
}

/** How the desk reaches a specialist. Undefined when a replay finds that the desk now asks something else. */
export type Ask = (
  request: Envelope,
  specialist: (received: string) => Promise<string>,
) => Promise<string | undefined>;

/** Asks for real, and appends every exchange to the log before its answer is used. */
export const recordingTo =
  (log: Exchange[]): Ask =>
  async (request, specialist) => {
    const text = JSON.stringify(request);
    const answer = await specialist(text);
    log.push({ request: text, answer });
    return answer;
  };

/** Answers from the log and calls nobody; stops where today's decisions no longer match the recorded ones. */
export function replayOf(log: readonly Exchange[], onDivergence: (step: string) => void): Ask {
  let next = 0;
  return async request => {
    const exchange = log[next++];
    const recorded = exchange && (JSON.parse(exchange.request) as Envelope);
    const same =
      recorded?.idempotencyKey === request.idempotencyKey &&
      JSON.stringify(recorded.data) === JSON.stringify(request.data);
    if (!same) onDivergence(`step ${request.step}, ${request.type}`);
    return same ? exchange?.answer : undefined;
  };
}
