import * as vscode from 'vscode';
import type { ParsedManifest } from '../../contract/index.js';
import type { Problem } from '../../contract/problem.js';
import type { ShownProblem } from '../../protocol.js';
import { fileInWorkspace } from '../documents/workspace-path.js';
import { inFile, inManifest } from './diagnostic.js';

/** What a problem says, shown in VS Code: where, and which manifest it came from. */
export interface Publication {
  readonly manifest: vscode.Uri;
  readonly problem: ShownProblem;
  readonly diagnostic: vscode.Diagnostic;
}

/** Contract problems and changes since the baseline are found while typing, drift problems after a save or a change on disk. */
export type ProblemKind = 'contract' | 'changes' | 'drift';

/** All problems of all manifests, published as diagnostics on the manifest and on the files they are about. */
export interface ProblemStore extends vscode.Disposable {
  /**
   * Replaces the problems of one kind. `parsed` says where they stand in the manifest's text, `texts` (by path relative
   * to its folder) where they stand in other files.
   */
  set(
    manifest: vscode.Uri,
    kind: ProblemKind,
    problems: readonly Problem[],
    parsed: ParsedManifest,
    texts?: ReadonlyMap<string, string>,
  ): void;
  /** Forgets a manifest that is gone. */
  remove(manifest: vscode.Uri): void;
  /** The problems of a manifest in the order in which canvases number them. */
  shown(manifest: vscode.Uri): readonly ShownProblem[];
  /** What is published at a uri, a manifest or another file. */
  at(uri: vscode.Uri): readonly Publication[];
  /** Every manifest that has been looked at. */
  manifests(): readonly vscode.Uri[];
  /** Fires with the uri of a manifest whose problems have changed. */
  readonly onDidChange: vscode.Event<string>;
}

interface Entry {
  readonly manifest: vscode.Uri;
  parsed: ParsedManifest;
  contract: readonly Problem[];
  changes: readonly Problem[];
  drift: readonly Problem[];
  texts: ReadonlyMap<string, string>;
  shown: readonly ShownProblem[];
  /** Uris of files besides the manifest that carry its problems. */
  files: ReadonlySet<string>;
}

const known = new WeakMap<Problem, ShownProblem>();

/** Problems of what has not changed stay the same objects, so most are known. */
function toShown(problem: Problem): ShownProblem {
  const shown = known.get(problem) ?? { ...problem, fixes: problem.fixes ?? [] };
  known.set(problem, shown);
  return shown;
}

/** An empty store with its own collection of diagnostics. */
export function createProblemStore(): ProblemStore {
  const collection = vscode.languages.createDiagnosticCollection('handoff');
  const changed = new vscode.EventEmitter<string>();
  const entries = new Map<string, Entry>();
  const published = new Map<string, Publication[]>();

  const publish = (uris: Iterable<string>) => {
    for (const key of new Set(uris)) {
      const uri = vscode.Uri.parse(key, true);
      const list = [...entries.values()].flatMap(entry => publicationsAt(entry, uri));
      if (list.length > 0) published.set(key, list);
      else published.delete(key);
      collection.set(uri, list.length > 0 ? list.map(publication => publication.diagnostic) : undefined);
    }
  };

  return {
    set(manifest, kind, problems, parsed, texts) {
      const key = manifest.toString();
      const entry = entries.get(key) ?? {
        manifest,
        parsed,
        contract: [],
        changes: [],
        drift: [],
        texts: new Map<string, string>(),
        shown: [],
        files: new Set<string>(),
      };
      if (texts) entry.texts = texts;
      const hadNone = entries.has(key) && entry.parsed === parsed && entry[kind].length === 0;
      // Publishing thousands of problems again because nothing was added would hold up the whole host.
      if (hadNone && problems.length === 0) return;
      entries.set(key, entry);
      entry[kind] = problems;
      entry.parsed = parsed;
      entry.shown = [...entry.contract, ...entry.changes, ...entry.drift].map(toShown);
      const before = entry.files;
      entry.files = new Set(
        entry.shown.flatMap(({ file }) => (file && fileInWorkspace(manifest, file)?.toString()) || []),
      );
      publish([key, ...before, ...entry.files]);
      changed.fire(key);
    },
    remove(manifest) {
      const key = manifest.toString();
      const entry = entries.get(key);
      if (!entry) return;
      entries.delete(key);
      publish([key, ...entry.files]);
      changed.fire(key);
    },
    shown: manifest => entries.get(manifest.toString())?.shown ?? [],
    at: uri => published.get(uri.toString()) ?? [],
    manifests: () => [...entries.values()].map(entry => entry.manifest),
    onDidChange: changed.event,
    dispose() {
      collection.dispose();
      changed.dispose();
    },
  };
}

function publicationsAt({ manifest, parsed, shown, texts }: Entry, uri: vscode.Uri): Publication[] {
  const isHere = uri.toString() === manifest.toString();
  return shown.flatMap(problem => {
    const { file } = problem;
    if (file === undefined)
      return isHere ? [{ manifest, problem, diagnostic: inManifest(manifest, parsed, problem) }] : [];
    if (fileInWorkspace(manifest, file)?.toString() !== uri.toString()) return [];
    return [{ manifest, problem, diagnostic: inFile(manifest, parsed, problem, texts.get(file)) }];
  });
}
