import { appendFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { envelopeOf } from '../drift/envelope-of.js';
import { buildCli, makeWorkspace, runCli, writeFiles } from './support/run-cli.js';
import { workflowText } from './support/workflow.js';

beforeAll(buildCli, 120_000);

const manifest = 'triage.handoff.json';
const lines = (...values: readonly unknown[]) => values.map(value => `${JSON.stringify(value)}\n`).join('');
const readLines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));

/** An envelope that keeps `workflowText()`. */
const envelope = (change = {}) =>
  envelopeOf({
    provenance: { model: 'm', promptVersion: '1', toolCalls: [] },
    work: { completed: ['classified'], remaining: ['charge'] },
    summary: { decision: 'd', inputs: [], openQuestions: [], tokens: 300 },
    workingMemory: { notes: 'n' },
    ...change,
  });

describe('handoff validate', () => {
  it('judges payloads and envelopes by generated code, at the exact place', async () => {
    const folder = makeWorkspace({
      [manifest]: workflowText(),
      'good.json': '{"id": "T-1", "amount": 5}',
      'bad.json': '{\n  "id": "T-1",\n  "amount": "5"\n}\n',
      'trace.jsonl': lines(envelope(), envelope({ data: { id: 7 } })),
    });
    expect(await runCli(folder, ['validate', `${manifest}#triage-to-billing`, 'good.json'])).toMatchObject({
      code: 0,
    });
    expect(await runCli(folder, ['validate', `${manifest}#Task`, 'good.json'])).toMatchObject({ code: 0 });
    const run = await runCli(folder, [
      'validate',
      `${manifest}#triage-to-billing`,
      'good.json',
      'bad.json',
      'trace.jsonl',
    ]);
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/^bad\.json:3:13 error .+: \/amount must be .+ \[sample-violation\]$/m);
    expect(run.out).toMatch(/^trace\.jsonl:2:\d+ error .+: \/data\/id must be .+ \[sample-violation\]$/m);
    expect(run.out).toMatch(/^2 errors in 1 workflow\.$/m);
    const other = await runCli(folder, ['validate', `${manifest}#triage-to-billing`, '-'], {
      input: lines(envelope({ type: 'triage.other' })),
    });
    expect(other.out).toMatch(/^<stdin>:1:\d+ error .+not of “triage-to-billing”\. \[sample-violation\]$/m);
    const piped = await runCli(folder, ['validate', manifest, '-'], {
      input: lines(envelope({ schemaVersion: '3.0.0' })),
    });
    expect(piped.out).toMatch(/^<stdin>:1:\d+ warning .+\^1\.0\.0.+ \[sample-outdated\]$/m);
  });

  it('refuses a line without end instead of swallowing all memory', async () => {
    const folder = makeWorkspace({ [manifest]: workflowText() });
    const path = join(folder, 'endless.jsonl');
    for (let i = 0; i < 9; i++) appendFileSync(path, ' '.repeat(8 << 20));
    expect(await runCli(folder, ['validate', manifest, 'endless.jsonl'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('endless.jsonl:1 is a line of more than 64 MB'),
    });
  });

  it('answers a batch, refusing what it cannot honour and running nothing of it', async () => {
    const attack = ['`$', '{process.exit(3)}`;process.exit(3)//'].join('');
    const input = lines(
      { id: 'a', schema: { type: 'integer' }, instances: [1, 1.5, '1', 1.0] },
      { id: 'b', schema: { type: 'strin' }, instances: [1] },
      { id: 'c', schema: { $ref: 'https://example.com/x.json' }, instances: [1] },
      {
        id: 'd',
        schema: { $ref: 'https://example.com/x.json' },
        instances: [1, 'x'],
        documents: { 'https://example.com/x.json': { type: 'string' } },
      },
      { id: 'e', schema: { const: attack }, instances: [attack, ''] },
      { id: 'f', schema: { properties: { 'a/b~c': { minimum: '1' } } }, instances: [] },
      { id: 'g', schema: 'string', instances: [] },
      {
        id: 'h',
        schema: { $ref: 'https://example.com/x.json' },
        instances: [],
        documents: { 'https://example.com/x.json': { pattern: '(' } },
      },
    );
    const run = await runCli('/', ['validate', '--batch', '-'], { input });
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(readLines(run.out)).toEqual([
      { id: 'a', valid: [true, false, false, true] },
      { id: 'b', refused: expect.stringContaining('/type') },
      { id: 'c', refused: expect.stringContaining('https://example.com/x.json') },
      { id: 'd', valid: [false, true] },
      { id: 'e', valid: [true, false] },
      { id: 'f', refused: '`minimum` must be a number. At /properties/a~1b~0c/minimum' },
      { id: 'g', refused: 'A schema must be an object or a boolean. At its root' },
      { id: 'h', refused: expect.stringMatching(/ At https:\/\/example\.com\/x\.json#\/pattern$/) },
    ]);
  });
});

describe('samples in handoff check', () => {
  it('are judged in place, and obey the manifest’s severities', async () => {
    const change = (severity?: string) =>
      workflowText(json => {
        json.samples = ['fixtures/*.json', 'traces/**/*.jsonl', '../../outside/*.json'];
        if (severity) json.severity = { 'sample-violation': severity };
      });
    const folder = makeWorkspace({
      [manifest]: change(),
      'fixtures/triage-to-billing.json': '{\n  "id": 7\n}\n',
      'traces/2026/a.jsonl': lines(envelope(), envelope({ provenance: {} })),
    });
    await runCli(folder, ['generate']);
    const run = await runCli(folder, ['check']);
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/^fixtures\/triage-to-billing\.json:2:9 error .+ \[sample-violation\]$/m);
    expect(run.out).toMatch(/^traces\/2026\/a\.jsonl:2:\d+ error .+ \[sample-violation\]$/m);
    writeFiles(folder, { [manifest]: change('warning') });
    await runCli(folder, ['generate']);
    expect(await runCli(folder, ['check'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('warning'),
    });
  });
});

describe('handoff health', () => {
  it('shows the three metrics beside their thresholds, and fails beyond them', async () => {
    const folder = makeWorkspace({
      [manifest]: workflowText(),
      'good.jsonl': lines(envelope(), {
        event: 'acknowledged',
        time: '2026-01-01T10:00:01Z',
        handoff: 'triage-to-billing',
        key: envelope().idempotencyKey,
      }),
      'bad.jsonl': lines(envelope(), envelope({ data: {} })),
    });
    const good = await runCli(folder, ['health', 'good.jsonl']);
    expect(good).toMatchObject({ code: 0, err: '' });
    expect(good.out).toMatch(
      /^triage-to-billing {2}1 +(99\d|100\d|1010) ms \(≤ 2000 ms\) +0 % \(≤ 2 %\) +0 % \(≤ 0 %\)$/m,
    );
    const bad = await runCli(folder, ['health', 'bad.jsonl', '--format', 'json']);
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.out).handoffs[0]).toMatchObject({
      handoffs: 1,
      retryRate: 1,
      schemaViolationRate: 1,
      exceeded: ['retryRate', 'schemaViolationRate'],
    });
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});
