import * as vscode from 'vscode';
import type { Services } from '../host.js';
import { type ComparisonSession, openComparison } from './session.js';
import { type Compared, readCompared, titleOf } from './version.js';
import { comparisonViewType } from './view-type.js';

/** Every open comparison. */
export interface Comparisons extends vscode.Disposable {
  /** Shows two versions side by side; a comparison of the same two is shown again. */
  open(services: Services, compared: Compared): ComparisonSession;
  /** Goes on with a comparison that VS Code brings back after a restart, from what its page had kept. */
  restore(services: Services, panel: vscode.WebviewPanel, state: unknown): void;
  all(): readonly ComparisonSession[];
}

/** Keeps the sessions of all comparisons. */
export function createComparisons(): Comparisons {
  const sessions = new Set<ComparisonSession>();
  const start = (services: Services, compared: Compared, panel: vscode.WebviewPanel) => {
    const session = openComparison(services, compared, panel);
    sessions.add(session);
    panel.onDidDispose(() => sessions.delete(session));
    return session;
  };
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
      return start(services, compared, panel);
    },
    restore(services, panel, state) {
      const compared = readCompared(state);
      if (compared) {
        start(services, compared, panel);
        return;
      }
      services.log.warn(
        'A comparison cannot be opened again: its page had not kept what it compares.',
        state,
      );
      panel.dispose();
    },
    all: () => [...sessions],
    dispose() {
      for (const { panel } of [...sessions]) panel.dispose();
    },
  };
}

const keyOf = ({ manifest, before, after }: Compared): string =>
  JSON.stringify([manifest.toString(), before, after]);
