import * as vscode from 'vscode';
import type { HealthReport } from '../../protocol.js';

/** What was measured for each workflow, for as long as it is shown. */
export interface HealthReports extends vscode.Disposable {
  of(manifest: vscode.Uri): HealthReport | undefined;
  /** Shows a report on every canvas of the manifest, or takes it away. */
  set(manifest: vscode.Uri, report: HealthReport | undefined): void;
  /** Fires with the uri of the manifest. */
  readonly onDidChange: vscode.Event<string>;
}

/** No reports yet. */
export function createHealthReports(): HealthReports {
  const changed = new vscode.EventEmitter<string>();
  const reports = new Map<string, HealthReport>();
  return {
    of: manifest => reports.get(manifest.toString()),
    set(manifest, report) {
      const key = manifest.toString();
      if (report) reports.set(key, report);
      else reports.delete(key);
      changed.fire(key);
    },
    onDidChange: changed.event,
    dispose: () => changed.dispose(),
  };
}
