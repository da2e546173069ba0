import { check } from './agents/check.js';
import { extract } from './agents/extract.js';
import { file } from './agents/file.js';
import { type Scan, takeIn } from './agents/intake.js';
import {
  checkToFile,
  type Envelope,
  extractToCheck,
  intakeToExtract,
  openExtractToCheck,
} from './handoffs/index.js';
import { type Checkpoints, runStep, type StepResult } from './pipeline.js';
import scans from './scans.json' with { type: 'json' };

declare const console: { log(text: string): void };

const archive = new Map<string, string>();
const checkpoints: Checkpoints = new Map();
/** The recogniser is not ready the first time it is asked. */
let calls = 0;
const recogniser = { ready: () => ++calls > 1 };

const steps = [
  { contract: intakeToExtract, run: (received: unknown) => extract(received, recogniser) },
  { contract: extractToCheck, run: check },
  { contract: checkToFile, run: (received: unknown) => file(received, archive) },
];

/** Runs a scan from its last completed step on; `crashAfter` stops it in between, as a crash would. */
async function run(scan: Scan, traceId: string, crashAfter = steps.length): Promise<void> {
  let completed = steps.findLastIndex((_, i) => checkpoints.has(`${traceId}/${i}`));
  if (completed < 0) {
    const taken = await takeIn(scan, traceId);
    if (!taken.ok) return console.log(`  refused: ${taken.problem.detail}`);
    keep(taken.value, 0, traceId);
    completed = 0;
  } else console.log(`  resumed after step ${completed}`);
  for (let i = completed; i < steps.length; i++) {
    if (i === crashAfter) return console.log('  … the process dies here');
    const step = steps[i];
    if (!step) return;
    const { result, attempts } = await runStep(step.contract, checkpoints.get(`${traceId}/${i}`), step.run);
    if (!report(step.contract.handoff, result, attempts)) return;
    if (result.ok && result.value) keep(result.value, i + 1, traceId);
  }
}

const keep = (envelope: Envelope, step: number, traceId: string) =>
  checkpoints.set(`${traceId}/${step}`, JSON.stringify(envelope));

function report(handoff: string, result: StepResult, attempts: number): boolean {
  const tries = attempts > 1 ? ` after ${attempts} attempts` : '';
  if (!result.ok) {
    console.log(
      `  ${handoff.padEnd(18)} ${'failure' in result ? result.failure : result.problem.code}${tries} → desk`,
    );
    return false;
  }
  const dropped = result.value?.dropped.length ? `, then dropped ${result.value.dropped.join(' ')}` : '';
  console.log(`  ${handoff.padEnd(18)} done${tries}${dropped}`);
  return true;
}

for (const [i, { traceId, scan }] of scans.entries()) {
  console.log(`\n${scan.documentId}`);
  if (i === 1) await run(scan, traceId, 1);
  await run(scan, traceId);
}

console.log('\nA reader from last year sends version 1.4.0 of the invoice:');
const old = JSON.parse(checkpoints.get(`${scans[0]?.traceId}/1`) ?? '{}') as Envelope;
const refused = openExtractToCheck({ ...old, schemaVersion: '1.4.0' });
if (!refused.ok) console.log(`  ${refused.problem.status} ${refused.problem.detail}`);

console.log(`\nArchive: ${[...archive].map(([id, supplier]) => `${id} (${supplier})`).join(', ')}`);
