import type { Ask } from '../event-log.js';
import {
  type Application,
  type HandoffProblem,
  openCreditScored,
  openFraudChecked,
  openUnderwriterDecided,
  type Result,
  sealAskCredit,
  sealAskFraud,
  sealAskUnderwriter,
} from '../handoffs/index.js';
import { score } from './credit.js';
import { screen } from './fraud.js';
import { decide } from './underwriter.js';

/** The desk's rules; a replay with other rules shows where decisions would part. */
export interface DeskPolicy {
  /** Above this share of income a human looks at the case. */
  readonly clearBurden: number;
}

/** What the desk decided, or why it could not. */
export type DeskAnswer =
  | { readonly approved: boolean; readonly because: string }
  | { readonly stopped: string };

const desk = (reason: string) =>
  ({ model: 'desk-large-2026-08', promptVersion: '5.0.0', toolCalls: [], reason }) as const;

const stop = (result: Result<unknown, HandoffProblem>): DeskAnswer => ({
  stopped: result.ok ? '' : `${result.problem.code}: ${result.problem.detail}`,
});

const diverged: DeskAnswer = { stopped: 'the recorded run took another way' };

/** Takes an application through scoring and screening; what is not clear goes to the underwriter. */
export async function decideLoan(
  application: Application,
  traceId: string,
  ask: Ask,
  policy: DeskPolicy,
): Promise<DeskAnswer> {
  const scoring = await sealAskCredit({
    traceId,
    step: '1',
    data: application,
    provenance: desk('Always asked first.'),
  });
  if (!scoring.ok) return stop(scoring);
  const scored = await ask(scoring.value, score);
  if (scored === undefined) return diverged;
  const credit = openCreditScored(scored);
  if (!credit.ok) return stop(credit);

  const screening = await sealAskFraud({
    traceId,
    step: '3',
    data: application,
    provenance: desk('Always asked second.'),
  });
  if (!screening.ok) return stop(screening);
  const screened = await ask(screening.value, screen);
  if (screened === undefined) return diverged;
  const fraud = openFraudChecked(screened);
  if (!fraud.ok) return stop(fraud);

  const { burden } = credit.value.envelope.data;
  const doubts = [
    ...(burden > policy.clearBurden ? [`The burden is ${burden}.`] : []),
    ...(fraud.value.envelope.data.listed ? ['The register lists the name.'] : []),
  ];
  if (doubts.length === 0) return { approved: true, because: `The burden of ${burden} is clear.` };
  const { applicationId, amount } = application;
  const request = await sealAskUnderwriter({
    traceId,
    step: '5',
    data: { applicationId, amount, burden, doubts },
    provenance: desk(doubts.join(' ')),
  });
  if (!request.ok) return stop(request);
  const decided = await ask(request.value, decide);
  if (decided === undefined) return diverged;
  const decision = openUnderwriterDecided(decided);
  return decision.ok ? decision.value.envelope.data : stop(decision);
}
