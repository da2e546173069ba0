import { type DeskAnswer, decideLoan } from './agents/loan-desk.js';
import { accounts, decide } from './agents/underwriter.js';
import applications from './applications.json' with { type: 'json' };
import { type Exchange, recordingTo, replayOf } from './event-log.js';
import { type Envelope, openAskUnderwriter } from './handoffs/index.js';

declare const console: { log(text: string): void };

const policy = { clearBurden: 0.2 };
const logs = new Map<string, Exchange[]>();
const inWords = (answer: DeskAnswer) =>
  'stopped' in answer
    ? `stopped: ${answer.stopped}`
    : `${answer.approved ? 'approved' : 'declined'}: ${answer.because}`;

for (const { traceId, application } of applications) {
  const log: Exchange[] = [];
  logs.set(traceId, log);
  console.log(`\n${application.applicationId}  ${application.amount} EUR`);
  const answer = await decideLoan(application, traceId, recordingTo(log), policy);
  for (const { request } of log) {
    const envelope = JSON.parse(request) as Envelope;
    const dropped = envelope.dropped.length > 0 ? `  dropped ${envelope.dropped.join(' ')}` : '';
    console.log(
      `  step ${envelope.step}  ${envelope.type.replace('loan-approval.', '').padEnd(16)} ${envelope.idempotencyKey.slice(0, 12)}…${dropped}`,
    );
  }
  console.log(`  → ${inWords(answer)}`);
}

console.log('\nReplayed from the event log, calling nobody:');
const replay = async (rules: typeof policy) => {
  for (const { traceId, application } of applications) {
    const ask = replayOf(logs.get(traceId) ?? [], step =>
      console.log(`  ${application.applicationId}  diverges at ${step}`),
    );
    const answer = await decideLoan(application, traceId, ask, rules);
    if (!('stopped' in answer)) console.log(`  ${application.applicationId}  ${inWords(answer)}`);
  }
};
await replay(policy);
console.log('\nReplayed with stricter rules, to see where decisions would part:');
await replay({ clearBurden: 0.05 });

const last = [...logs.values()]
  .flat()
  .map(({ request }) => request)
  .findLast(text => text.includes('ask-underwriter'));
if (last !== undefined) {
  console.log('\nThe underwriter gets the same case twice, and a case of the old version 1.0.0:');
  await decide(last);
  console.log(`  accounts opened: ${accounts.join(', ')}`);
  const refused = openAskUnderwriter({ ...JSON.parse(last), schemaVersion: '1.0.0' });
  if (!refused.ok) console.log(`  ${refused.problem.status} ${refused.problem.detail}`);
}
