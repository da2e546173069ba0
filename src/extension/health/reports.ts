import * as vscode from 'vscode';
import type { HealthReport } from '../../protocol.js';

/** What was measured, and in which traces. */
export interface Measured {
  readonly report: HealthReport;
  readonly traces: readonly vscode.Uri[];
}

/** What was measured for each workflow, for as long as it is shown. */
export interface HealthReports extends vscode.Disposable {
  of(manifest: vscode.Uri): Measured | undefined;
  /** Shows a report on every canvas of the manifest, or takes it away. */
  set(manifest: vscode.Uri, measured: Measured | undefined): void;
  /** Fires with the uri of the manifest. */
  readonly onDidChange: vscode.Event<string>;
}

/** No reports yet. */
export function createHealthReports(): HealthReports {
  const changed = new vscode.EventEmitter<string>();
  const reports = new Map<string, Measured>();
  return {
    of: manifest => reports.get(manifest.toString()),
    set(manifest, measured) {
      const key = manifest.toString();
      if (measured) reports.set(key, measured);
      else reports.delete(key);
      changed.fire(key);
    },
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}
