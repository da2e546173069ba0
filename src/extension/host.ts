import * as vscode from 'vscode';
import { type Canvases, createCanvases } from './canvas/canvases.js';
import { reopenLostCanvases } from './canvas/reopen.js';
import { commands } from './commands/index.js';
import { type Comparisons, createComparisons } from './comparison/comparisons.js';
import { createSyncStates, type SyncStates } from './documents/sync-states.js';
import { provideExpectedDocuments } from './generate/expected-documents.js';
import { generateOnSave } from './generate/generate-on-save.js';
import { createGeneration, type Generation } from './generate/generation.js';
import { watchFiles } from './generate/watch-files.js';
import { type Baselines, createBaselines } from './git/baselines.js';
import { followTraces } from './health/follow-traces.js';
import { createHealthReports, type HealthReports } from './health/reports.js';
import { provideLanguageFeatures } from './language/index.js';
import { checkDocuments } from './problems/check-documents.js';
import { createProblemStore, type ProblemStore } from './problems/problem-store.js';
import { provideQuickFixes } from './problems/quick-fixes.js';
import { createTestApi, type TestApi } from './test-api.js';
import { followTextCursor } from './text/cursor.js';
import { tools } from './tools/index.js';
import { provideImportReports } from './views/import-report.js';
import { showWorkflowsTree } from './views/workflows-tree.js';

export type { TestApi } from './test-api.js';

/** What every feature may use. */
export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly problems: ProblemStore;
  readonly sync: SyncStates;
  readonly canvases: Canvases;
  readonly comparisons: Comparisons;
  readonly baselines: Baselines;
  readonly generation: Generation;
  readonly health: HealthReports;
}

/** The extension at work. */
export interface Host {
  resolveCanvas(document: vscode.TextDocument, panel: vscode.WebviewPanel): void;
  restoreComparison(panel: vscode.WebviewPanel, state: unknown): void;
  /** Carries out a declared command. A failure is logged and shown, never swallowed. */
  run(command: string, args: readonly unknown[]): Promise<unknown>;
  /** Carries out a declared language model tool and gives its result as JSON text. */
  invokeTool(name: string, input: unknown): Promise<string>;
  readonly test: TestApi;
}

/** Starts every feature; called once. */
export function startHost(context: vscode.ExtensionContext): Host {
  const log = vscode.window.createOutputChannel('Handoff Designer', { log: true });
  const problems = createProblemStore();
  const sync = createSyncStates();
  const canvases = createCanvases();
  const comparisons = createComparisons();
  const baselines = createBaselines();
  const health = createHealthReports();
  const generation = createGeneration({ log, problems, sync, baselines });
  const services: Services = {
    context,
    log,
    problems,
    sync,
    canvases,
    comparisons,
    baselines,
    generation,
    health,
  };
  context.subscriptions.push(
    log,
    problems,
    sync,
    canvases,
    comparisons,
    baselines,
    generation,
    health,
    checkDocuments(services),
    provideQuickFixes(services),
    provideLanguageFeatures(services),
    provideExpectedDocuments(services),
    provideImportReports(),
    generateOnSave(services),
    watchFiles(services),
    followTraces(services),
    followTextCursor(services),
    showWorkflowsTree(services),
    reopenLostCanvases(services),
  );
  return {
    resolveCanvas: (document, panel) => canvases.open(services, document, panel),
    restoreComparison: (panel, state) => comparisons.restore(services, panel, state),
    async run(id, args) {
      const command = commands.find(candidate => candidate.id === id);
      if (!command) throw new Error(`Command ${id} is declared but not listed in commands/index.ts.`);
      try {
        return await command.run(services, ...args);
      } catch (error) {
        log.error(`${id}:`, error instanceof Error ? error : String(error));
        throw error;
      }
    },
    async invokeTool(name, input) {
      const tool = tools.find(candidate => candidate.name === name);
      if (!tool) throw new Error(`Tool ${name} is declared but not listed in tools/index.ts.`);
      const result = await tool.run(services, { ...(input as Record<string, unknown> | undefined) });
      return JSON.stringify(result, null, 1);
    },
    test: createTestApi(services),
  };
}
