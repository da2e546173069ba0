import * as vscode from 'vscode';
import { canvasViewType } from './canvas/view-type.js';
import { comparisonViewType } from './comparison/view-type.js';
import type { Host, TestApi } from './host.js';

/** What `activate` gives back: the figures are for measuring, `test` exists only while extension tests run. */
export interface ExtensionApi {
  /** Milliseconds that `activate` itself took. */
  readonly activationMs: number;
  /** Loads everything else; resolves when the extension is fully at work. */
  readonly ready: () => Promise<unknown>;
  readonly test?: () => Promise<TestApi>;
}

/** What package.json declares and is registered here. */
interface Declared {
  readonly commands: readonly { readonly command: string }[];
  readonly languageModelTools: readonly { readonly name: string }[];
}

/**
 * Registers what VS Code may call at once and returns; all that has weight is in the host bundle, which loads just
 * afterwards or at the first call, whichever comes first.
 */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
  const start = performance.now();
  let host: Promise<Host> | undefined;
  const load = (): Promise<Host> => {
    host ??= import('./host.js').then(({ startHost }) => startHost(context));
    return host;
  };
  const declared = context.extension.packageJSON.contributes as Declared;
  context.subscriptions.push(
    vscode.window.registerCustomEditorProvider(
      canvasViewType,
      { resolveCustomTextEditor: async (document, panel) => (await load()).resolveCanvas(document, panel) },
      { supportsMultipleEditorsPerDocument: true, webviewOptions: { retainContextWhenHidden: false } },
    ),
    vscode.window.registerWebviewPanelSerializer(comparisonViewType, {
      deserializeWebviewPanel: async (panel, state) => (await load()).restoreComparison(panel, state),
    }),
    ...declared.commands.map(({ command }) =>
      vscode.commands.registerCommand(command, async (...args: unknown[]) =>
        (await load()).run(command, args),
      ),
    ),
  );
  // Some editors built on VS Code have no language model API.
  for (const { name } of 'lm' in vscode ? declared.languageModelTools : []) {
    const invoke = async ({ input }: { readonly input: unknown }) => {
      const text = await (await load()).invokeTool(name, input);
      return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
    };
    context.subscriptions.push(vscode.lm.registerTool(name, { invoke }));
  }
  setTimeout(load, 0);
  return {
    activationMs: performance.now() - start,
    ready: load,
    ...(context.extensionMode === vscode.ExtensionMode.Test && { test: async () => (await load()).test }),
  };
}
