// Judging a JSONL trace of any size in constant memory, against ajv in a bare loop over the same lines: read, JSON.parse,
// validate. Usage: npm run bench -- traces [MEGABYTES]   (100 unless given; 1024 for a gigabyte)
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { compiledChecks } from '../src/cli/compiled-checks.js';
import { judgeFile } from '../src/cli/judge-file.js';
import { quickMeans } from '../src/cli/quick-means.js';
import { generate } from '../src/codegen/generate.js';
import { parseManifest } from '../src/contract/index.js';
import { createJudge } from '../src/drift/recorded/judge.js';

const megabytes = Number(process.argv[2] ?? 100);
const example = 'examples/ticket-triage';
const name = 'ticket-triage.handoff.json';
const { manifest } = parseManifest(readFileSync(`${example}/${name}`, 'utf8'));
if (!manifest) throw new Error('the example is broken');
const request = { manifest, manifestName: name, files: new Map<string, string>() };
const envelope = JSON.parse(readFileSync(`${example}/fixtures/triage-to-billing.json`, 'utf8'));

/** Runs something and gives its seconds and the most memory that was in use, sampled. */
async function measure(run: () => Promise<number>) {
  globalThis.gc?.();
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 50);
  const start = performance.now();
  const count = await run();
  clearInterval(timer);
  return { seconds: (performance.now() - start) / 1000, count, peak: peak / 1e6 };
}

async function write(path: string, value: unknown): Promise<void> {
  const line = `${JSON.stringify(value)}\n`;
  const block = line.repeat(Math.ceil(1e6 / line.length));
  const stream = createWriteStream(path);
  for (let written = 0; written < megabytes * 1e6; written += block.length)
    if (!stream.write(block)) await new Promise(resolve => stream.once('drain', resolve));
  await new Promise<void>(resolve => stream.end(() => resolve()));
}

async function withAjv(path: string, schema: object): Promise<number> {
  const validate = new Ajv2020({ strict: false, logger: false }).compile(schema);
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(path, { highWaterMark: 1 << 20 }) })) {
    if (!validate(JSON.parse(line))) throw new Error('ajv rejects what it must accept');
    count += 1;
  }
  return count;
}

async function withOurs(path: string, hint: string): Promise<number> {
  const judge = createJudge(request, compiledChecks, quickMeans());
  const { problems } = await judgeFile(judge, path, { shown: path, manifest: name, hint });
  if (problems.length > 0) throw new Error(problems[0]?.problem.message);
  return 0;
}

const { files } = await generate(request);
const schemaText = files.find(({ path }) => /triage-to-billing.*\.json$/.test(path))?.text ?? '';
const envelopeSchema = JSON.parse(schemaText);
delete envelopeSchema.$schema;
const payloadSchema = {
  $ref: '#/types/BillingTask',
  types: manifest.types,
};
const hint = 'triage-to-billing';
const folder = mkdtempSync(join(tmpdir(), 'handoff-traces-'));
try {
  for (const [what, value, schema] of [
    ['payloads', envelope.data, payloadSchema],
    ['envelopes, opened', envelope, envelopeSchema],
  ] as const) {
    const path = join(folder, 'trace.jsonl');
    await write(path, value);
    const size = statSync(path).size / 1e6;
    let [peer, ours] = [
      await measure(() => withAjv(path, schema)),
      await measure(() => withOurs(path, hint)),
    ];
    // Interleaved, the better of two: other work on the machine hits both alike.
    const second = [
      await measure(() => withAjv(path, schema)),
      await measure(() => withOurs(path, hint)),
    ] as const;
    if (second[0].seconds < peer.seconds) [peer] = second;
    if (second[1].seconds < ours.seconds) [, ours] = second;
    const rate = (seconds: number) => `${(size / seconds).toFixed(0)} MB/s`;
    console.log(
      `${what}: ${peer.count} lines, ${size.toFixed(0)} MB: ${rate(ours.seconds)} (${ours.peak.toFixed(0)} MB in use), ajv in a bare loop ${rate(peer.seconds)}: ${(peer.seconds / ours.seconds).toFixed(2)}×`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
