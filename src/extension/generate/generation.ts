import * as vscode from 'vscode';
import { parseManifest } from '../../contract/index.js';
import type { Files } from '../../drift/gather.js';
import { baseName } from '../documents/manifest-uri.js';
import { parsedOf } from '../documents/parsed.js';
import type { SyncStates } from '../documents/sync-states.js';
import { fileInWorkspace, isBelow, relativePath } from '../documents/workspace-path.js';
import type { Baselines } from '../git/baselines.js';
import { decode } from '../platform/disk.js';
import { checkOptionsOf } from '../problems/check-options.js';
import { checkSinceBaseline } from '../problems/check-since-baseline.js';
import type { ProblemStore } from '../problems/problem-store.js';
import { createOutputWatchers } from './output-watchers.js';
import { createOutputWriter, type WriteSummary } from './output-writer.js';
import { singleFlight } from './single-flight.js';
import { workspaceFiles } from './workspace-files.js';

/** Why code is generated: a save stays quiet, a person who asked gets an answer. */
export interface GenerateOptions {
  readonly reason: 'save' | 'asked';
  /** Paths whose hand edits may go, or all of them. */
  readonly overwrite?: ReadonlySet<string> | 'all';
}

/** Generating and checking against what stands on disk, per manifest one at a time. */
export interface Generation extends vscode.Disposable {
  /** Writes what the saved manifest generates. Undefined when there is nothing to generate, or it may not. */
  generate(manifest: vscode.Uri, options: GenerateOptions): Promise<WriteSummary | undefined>;
  /** Looks again at a manifest and its generated files; forgets it when it is gone. */
  check(manifest: vscode.Uri): Promise<void>;
  /** What generating now would write at a path relative to the manifest's folder. */
  expected(manifest: vscode.Uri, path: string): Promise<string | undefined>;
  /** What was generated where when last looked at, by manifest: lets the watcher know what concerns whom. */
  outDirOf(manifest: vscode.Uri): string | undefined;
  /** True when a file outside outDir was read for the manifest: a schema that it refers to. */
  dependsOn(manifest: vscode.Uri, file: vscode.Uri): boolean;
  /** A file beside the generated ones of a manifest, or one of them, has changed on disk. */
  readonly onDidTouchOutputs: vscode.Event<vscode.Uri>;
}

/** What generation needs of the other features. */
export interface GenerationServices {
  readonly log: vscode.LogOutputChannel;
  readonly problems: ProblemStore;
  readonly sync: SyncStates;
  readonly baselines: Baselines;
}

interface Flight {
  options: GenerateOptions | undefined;
  readonly generate: () => Promise<WriteSummary | undefined>;
  readonly check: () => Promise<void>;
  outDir?: string | undefined;
  read?: ReadonlySet<string>;
}

/** Nothing is generated until asked. */
export function createGeneration({ log, problems, sync, baselines }: GenerationServices): Generation {
  const flights = new Map<string, Flight>();
  const touched = new vscode.EventEmitter<vscode.Uri>();
  const watchers = createOutputWatchers(manifest => touched.fire(manifest));

  const flightOf = (manifest: vscode.Uri): Flight => {
    const key = manifest.toString();
    const known = flights.get(key);
    if (known) return known;
    const flight: Flight = {
      options: undefined,
      generate: singleFlight(() => generateNow(manifest, flight)),
      check: singleFlight(() => checkNow(manifest, flight)),
    };
    flights.set(key, flight);
    return flight;
  };

  async function generateNow(manifest: vscode.Uri, flight: Flight): Promise<WriteSummary | undefined> {
    const options = flight.options ?? { reason: 'save' };
    flight.options = undefined;
    const text = await readSaved(manifest);
    const parsed = text === undefined ? undefined : parseManifest(text);
    if (!parsed?.manifest?.generate || !parsed.editable) {
      sync.set(manifest, { kind: 'saved' });
      await flight.check();
      return undefined;
    }
    sync.set(manifest, { kind: 'generating' });
    try {
      const { planGeneration } = await import('./engine.js');
      const files = workspaceFiles(manifest);
      const { plan, errors } = await planGeneration(parsed.manifest, baseName(manifest), files, {
        uri: manifest.toString(),
        overwrite: options.overwrite,
      });
      const summary = await writer.write(manifest, plan, options);
      const note = noteOf(summary, errors);
      sync.set(manifest, { kind: 'saved', generated: summary.files, ...(note && { note }) });
      return summary;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      log.error(`Generating from ${baseName(manifest)} failed:`, error instanceof Error ? error : message);
      sync.set(manifest, { kind: 'failed', message });
      throw error;
    } finally {
      await flight.check();
    }
  }

  async function checkNow(manifest: vscode.Uri, flight: Flight): Promise<void> {
    const text = await readSaved(manifest);
    const open = vscode.workspace.textDocuments.find(
      document => document.uri.toString() === manifest.toString(),
    );
    if (text === undefined && !open) {
      flights.delete(manifest.toString());
      watchers.watch(manifest, []);
      return problems.remove(manifest);
    }
    const shown = open && parsedOf(open);
    const saved = parseManifest(text ?? '', shown);
    const { checkManifest, findDrift } = await import('./engine.js');
    const options = checkOptionsOf(manifest);
    if (!open) {
      problems.set(manifest, 'contract', checkManifest(saved, options), saved);
      problems.set(manifest, 'changes', [], saved);
    }
    flight.outDir = saved.manifest?.generate?.outDir;
    const read = new Set<string>();
    const files = notingReads(workspaceFiles(manifest), read);
    // An open manifest is compared as it is typed.
    const baseline = open ? undefined : await baselines.of(manifest);
    const { drift, texts } = await findDrift(saved, baseName(manifest), files, {
      ...options,
      uri: manifest.toString(),
      ...(baseline && { baseline }),
    });
    flight.read = read;
    watchers.watch(manifest, foldersBelow(manifest, flight.outDir, read));
    problems.set(manifest, 'drift', drift, shown ?? saved, texts);
    if (open) await checkSinceBaseline({ problems, baselines }, open);
  }

  const generate = (manifest: vscode.Uri, options: GenerateOptions): Promise<WriteSummary | undefined> => {
    if (!vscode.workspace.isTrusted) return Promise.resolve(undefined);
    const flight = flightOf(manifest);
    flight.options = mergeOptions(flight.options, options);
    return flight.generate();
  };
  const writer = createOutputWriter(log, (manifest, paths) => {
    generate(manifest, { reason: 'asked', overwrite: new Set(paths) }).catch(error => log.error(error));
  });

  return {
    generate,
    check: manifest => flightOf(manifest).check(),
    async expected(manifest, path) {
      const parsed = parseManifest((await readSaved(manifest)) ?? '');
      if (!parsed.manifest) return undefined;
      const { expectedText } = await import('./engine.js');
      const target = { uri: manifest.toString(), path };
      return expectedText(parsed.manifest, baseName(manifest), workspaceFiles(manifest), target);
    },
    dependsOn: (manifest, file) =>
      flights.get(manifest.toString())?.read?.has(relativePath(manifest, file)) ?? false,
    outDirOf: manifest => flights.get(manifest.toString())?.outDir,
    onDidTouchOutputs: touched.event,
    dispose() {
      watchers.dispose();
      touched.dispose();
      flights.clear();
    },
  };
}

/** Notes what is read, so that the watcher knows which files concern the manifest. */
function notingReads(files: Files, read: Set<string>): Files {
  return {
    ...files,
    read(path) {
      read.add(path);
      return files.read(path);
    },
  };
}

/** The output folder and those below it, as far as files were looked for in them. */
function foldersBelow(
  manifest: vscode.Uri,
  outDir: string | undefined,
  paths: ReadonlySet<string>,
): vscode.Uri[] {
  const root = outDir === undefined ? undefined : fileInWorkspace(manifest, outDir);
  if (!root) return [];
  // A thousand files stand in a few folders: names are compared, not uris.
  const names = new Set(Array.from(paths, path => path.slice(0, Math.max(0, path.lastIndexOf('/')))));
  return [...names]
    .flatMap(name => fileInWorkspace(manifest, name) ?? [])
    .filter(folder => isBelow(root, folder));
}

/** The manifest as saved: unsaved changes generate nothing. */
async function readSaved(manifest: vscode.Uri): Promise<string | undefined> {
  try {
    // As VS Code shows it: without a byte order mark, so that places agree.
    return decode(await vscode.workspace.fs.readFile(manifest)).replace(/^\uFEFF/, '');
  } catch {
    return undefined;
  }
}

/** One run may serve several who asked: what anyone allowed is allowed. */
function mergeOptions(a: GenerateOptions | undefined, b: GenerateOptions): GenerateOptions {
  if (!a) return b;
  const overwrite =
    a.overwrite === 'all' || b.overwrite === 'all'
      ? 'all'
      : new Set([...(a.overwrite ?? []), ...(b.overwrite ?? [])]);
  return { reason: a.reason === 'asked' ? 'asked' : b.reason, overwrite };
}

function noteOf({ left, skipped }: WriteSummary, errors: number): string | undefined {
  const notes = [
    errors > 0 && vscode.l10n.t('{0} errors left something out', errors),
    left.length > 0 && vscode.l10n.t('{0} files left as they are', left.length),
    skipped.length > 0 && vscode.l10n.t('{0} files have unsaved changes', skipped.length),
  ].filter(Boolean);
  return notes.length > 0 ? notes.join(' · ') : undefined;
}
