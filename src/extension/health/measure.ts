import * as vscode from 'vscode';
import type { HealthReport } from '../../protocol.js';
import { baseName } from '../documents/manifest-uri.js';
import { parsedOf } from '../documents/parsed.js';
import { relativePath } from '../documents/workspace-path.js';
import { workspaceFiles } from '../generate/workspace-files.js';
import { readTrace } from './trace-lines.node.js';

/** Measures a workflow's handoffs in traces; undefined when it was cancelled or the manifest cannot be read. */
export async function measureHealth(
  manifest: vscode.Uri,
  traces: readonly vscode.Uri[],
  token?: vscode.CancellationToken,
): Promise<HealthReport | undefined> {
  const parsed = parsedOf(await vscode.workspace.openTextDocument(manifest));
  const { openMeter } = await import('../generate/engine.js');
  const meter = await openMeter(parsed, baseName(manifest), workspaceFiles(manifest));
  if (!meter) return undefined;
  for (const trace of traces)
    for await (const lines of readTrace(trace)) {
      if (token?.isCancellationRequested) return undefined;
      meter.addLines(lines);
    }
  const handoffs = meter.report().map(({ handoff, handoffs: made, p95LatencyMs, ...rates }) => ({
    handoff,
    made,
    ...(p95LatencyMs !== undefined && { p95LatencyMs }),
    retryRate: rates.retryRate,
    schemaViolationRate: rates.schemaViolationRate,
  }));
  return { traces: traces.map(trace => relativePath(manifest, trace)), handoffs };
}
