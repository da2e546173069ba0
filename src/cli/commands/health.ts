import { resolve } from 'node:path';
import type { HandoffHealth } from '../../drift/recorded/health.js';
import { createHealthMeter } from '../../drift/recorded/health.js';
import { isLines } from '../../drift/recorded/judge-text.js';
import type { Json } from '../../schema/json.js';
import { paint, wantsColor } from '../color.js';
import type { Command } from '../command.js';
import { exitCode, InputError } from '../exit.js';
import type { Io } from '../io.js';
import { parseInput } from '../json-input.js';
import { readLines } from '../lines.js';
import { openWorkflows } from '../workspace.js';
import { openJudge } from './validate.js';

/** `handoff health`: retry rate, schema-violation rate and p95 latency from recorded traces. */
export const health: Command = {
  name: 'health',
  summary: 'Computes p95 latency, retry rate and schema-violation rate of handoffs from traces.',
  operands: 'TRACES…',
  options: {
    manifest: {
      type: 'string',
      short: 'm',
      value: 'FILE',
      description: 'The workflow. Default: the only one below the working folder.',
    },
    format: {
      type: 'string',
      short: 'f',
      value: 'FORMAT',
      choices: ['text', 'json'],
      description: 'text (default) or json.',
    },
  },
  details: `TRACES are JSONL files of any size, JSON lists, or "-" for lines of standard input. A line is
  - an envelope: it was emitted at its time; the same one again is a retry;
  - an event {"event": "emitted" | "acknowledged" | "retried" | "rejected", "time", "handoff", "key", "envelope"?, "problem"?};
  - OpenTelemetry spans in OTLP/JSON, one span a delivery, with the attributes handoff.id, handoff.idempotency_key,
    handoff.attempt and handoff.problem.
Recorded envelopes are judged by today's contract.

Exit code 1 when a metric is beyond its threshold in the manifest.`,
  async run({ operands, options, io }) {
    if (operands.length === 0)
      throw new InputError(
        'handoff health needs at least one trace.',
        'For example: handoff health traces/today.jsonl',
      );
    const named = options.text('manifest');
    const workflows = await openWorkflows(io, named === undefined ? [] : [named], undefined);
    const [workflow, ...others] = workflows;
    if (!workflow || others.length > 0)
      throw new InputError(`There are ${workflows.length} workflows here.`, 'Name one with --manifest FILE.');
    const meter = createHealthMeter(await openJudge(io, workflow));
    let skipped = 0;
    for (const trace of operands)
      for await (const values of readValues(io, trace))
        for (const value of values) {
          if (value === undefined) skipped += 1;
          else meter.add(value);
        }
    if (skipped > 0) await io.err(`handoff: ${skipped} lines are not JSON and were left out.\n`);
    const report = meter.report();
    await io.out(
      options.text('format') === 'json'
        ? `${JSON.stringify({ manifest: workflow.shown, handoffs: report }, null, 2)}\n`
        : render(report, wantsColor(options.text('color'), io)),
    );
    return report.every(({ exceeded }) => exceeded.length === 0) ? exitCode.ok : exitCode.problems;
  },
};

/** The values of a trace, in batches; undefined for a line that is not JSON. */
async function* readValues(io: Io, trace: string): AsyncGenerator<readonly (Json | undefined)[]> {
  if (trace !== '-' && !isLines(trace)) {
    const value = await parseInput(resolve(io.cwd, trace), trace);
    yield Array.isArray(value) ? value : [value];
    return;
  }
  for await (const lines of readLines(trace === '-' ? trace : resolve(io.cwd, trace), trace))
    yield lines.filter(({ text }) => text.trim() !== '').map(({ text }) => parse(text));
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function render(report: readonly HandoffHealth[], color: boolean): string {
  const rows = report.map(
    ({ handoff, handoffs, p95LatencyMs, retryRate, schemaViolationRate, thresholds, exceeded }) => {
      const cell = (
        name: HandoffHealth['exceeded'][number],
        value: string,
        threshold: string | undefined,
      ) => ({
        text: threshold === undefined ? value : `${value} (≤ ${threshold})`,
        bad: exceeded.includes(name),
      });
      const ms = (value: number) => `${Math.round(value)} ms`;
      const rate = (value: number) => `${Number((value * 100).toFixed(2))} %`;
      const at = <T>(value: T | undefined, show: (value: T) => string) =>
        value === undefined ? undefined : show(value);
      return [
        { text: handoff, bad: false },
        { text: String(handoffs), bad: false },
        cell('p95LatencyMs', at(p95LatencyMs, ms) ?? '–', at(thresholds.p95LatencyMs, ms)),
        cell('retryRate', rate(retryRate), at(thresholds.retryRate, rate)),
        cell('schemaViolationRate', rate(schemaViolationRate), at(thresholds.schemaViolationRate, rate)),
      ];
    },
  );
  const head = ['handoff', 'made', 'p95 latency', 'retries', 'violations'].map(text => ({
    text,
    bad: false,
  }));
  const table = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...table.map(row => row[column]?.text.length ?? 0)));
  return table
    .map(row =>
      row
        .map(({ text, bad }, column) => {
          const padded = column === row.length - 1 ? text : text.padEnd(widths[column] ?? 0);
          return bad ? paint(color, 'red', padded) : padded;
        })
        .join('  '),
    )
    .map(line => `${line}\n`)
    .join('');
}
