import * as vscode from 'vscode';
import type { Services } from '../host.js';
import { provideCompletion } from './completion.js';
import { provideFormatting } from './formatting.js';
import { provideHover } from './hover.js';
import { provideLenses } from './lenses.js';
import { provideNavigation } from './navigation.js';
import { provideRename } from './rename.js';
import { provideSymbols } from './symbols.js';

/** What editors offer in manifests' text beyond what their JSON Schema gives. */
export function provideLanguageFeatures(services: Services): vscode.Disposable {
  const manifests: vscode.DocumentSelector = { pattern: '**/*.handoff.json' };
  return vscode.Disposable.from(
    provideNavigation(manifests),
    provideRename(manifests),
    provideCompletion(manifests),
    provideHover(manifests),
    provideFormatting(manifests),
    provideSymbols(manifests),
    provideLenses(manifests, services),
  );
}
