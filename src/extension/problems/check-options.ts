import * as vscode from 'vscode';
import { type CheckOptions, type Severities, severityWords } from '../../contract/index.js';
import { today } from './today.js';

/** How a manifest is checked now: the day, and the severities of the settings. */
export const checkOptionsOf = (manifest: vscode.Uri): CheckOptions => ({
  today: today(),
  severities: severitiesIn(vscode.workspace.getConfiguration('handoff', manifest).get('severities')),
});

/** What settings hold may be anything: only severities count. */
function severitiesIn(setting: unknown): Severities {
  const entries = Object.entries(typeof setting === 'object' && setting !== null ? setting : {});
  return Object.fromEntries(entries.filter(([, word]) => severityWords.includes(word)));
}
