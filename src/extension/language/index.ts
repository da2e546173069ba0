import * as vscode from 'vscode';
import { provideCompletion } from './completion.js';
import { provideHover } from './hover.js';
import { provideNavigation } from './navigation.js';
import { provideRename } from './rename.js';

/** What editors offer in manifests' text beyond what their JSON Schema gives. */
export function provideLanguageFeatures(): vscode.Disposable {
  const manifests: vscode.DocumentSelector = { pattern: '**/*.handoff.json' };
  return vscode.Disposable.from(
    provideNavigation(manifests),
    provideRename(manifests),
    provideCompletion(manifests),
    provideHover(manifests),
  );
}
