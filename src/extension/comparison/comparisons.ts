import * as vscode from 'vscode';
import type { Services } from '../host.js';
import { type ComparisonSession, openComparison } from './session.js';
import { type Compared, titleOf } from './version.js';

/** Every open comparison. */
export interface Comparisons extends vscode.Disposable {
  /** Shows two versions side by side; a comparison of the same two is shown again. */
  open(services: Services, compared: Compared): ComparisonSession;
  all(): readonly ComparisonSession[];
}

/** The webview panel's type. */
const comparisonViewType = 'handoff.comparison';

/** Keeps the sessions of all comparisons. */
export function createComparisons(): Comparisons {
  const sessions = new Set<ComparisonSession>();
  return {
    open(services, compared) {
      const key = keyOf(compared);
      const open = [...sessions].find(session => keyOf(session.compared()) === key);
      if (open) {
        open.panel.reveal();
        return open;
      }
      const panel = vscode.window.createWebviewPanel(
        comparisonViewType,
        titleOf(compared),
        vscode.ViewColumn.Active,
      );
      const session = openComparison(services, compared, panel);
      sessions.add(session);
      panel.onDidDispose(() => sessions.delete(session));
      return session;
    },
    all: () => [...sessions],
    dispose() {
      for (const { panel } of [...sessions]) panel.dispose();
    },
  };
}

const keyOf = ({ manifest, before, after }: Compared): string =>
  JSON.stringify([manifest.toString(), before, after]);
