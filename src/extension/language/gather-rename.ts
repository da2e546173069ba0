import * as vscode from 'vscode';
import type { EntityRef, ParsedManifest } from '../../contract/index.js';
import type { RenameRequest } from '../../language/index.js';
import type { Json } from '../../schema/json.js';
import { findManifests } from '../documents/find-manifests.js';
import { fileInWorkspace, isBelow, rootOf } from '../documents/workspace-path.js';
import { workspaceFiles } from '../generate/workspace-files.js';
import { decode } from '../platform/disk.js';

/** More sources than this are not looked through; those that agents name are looked at in any case. */
const maxSources = 10_000;

/** Files longer than this are no hand-written sources. */
const maxBytes = 2_000_000;

/** Reads whatever a rename may reach; unsaved changes count. `texts` are by path relative to the workspace folder. */
export async function gatherRename(
  manifest: vscode.Uri,
  parsed: ParsedManifest,
  target: EntityRef,
  to: string,
  cancelled: vscode.CancellationToken,
): Promise<{ readonly request: RenameRequest; readonly texts: ReadonlyMap<string, string> }> {
  const { gatherReferences, holdsSchemas, reachesSources } = await import('../generate/engine.js');
  const root = rootOf(manifest);
  const outDir = parsed.manifest?.generate?.outDir;
  const [references, manifests, sources] = await Promise.all([
    holdsSchemas(target) ? gatherReferences(parsed.json as Json, workspaceFiles(manifest)) : undefined,
    holdsSchemas(target) ? readManifests(manifest, root, cancelled) : new Map<string, string>(),
    outDir !== undefined && reachesSources(target)
      ? readSources(manifest, parsed, outDir, cancelled)
      : new Map<string, string>(),
  ]);
  const path = pathIn(root, manifest);
  const texts = new Map([[path, parsed.text], ...manifests, ...sources]);
  const schemas = references?.files ?? new Map<string, string>();
  return { request: { parsed, path, target, to, sources, manifests, schemas }, texts };
}

async function readManifests(
  manifest: vscode.Uri,
  root: vscode.Uri,
  cancelled: vscode.CancellationToken,
): Promise<Map<string, string>> {
  const found = (await findManifests()).filter(
    uri => uri.toString() !== manifest.toString() && isBelow(root, uri),
  );
  return readAll(root, found, () => true, cancelled);
}

async function readSources(
  manifest: vscode.Uri,
  { manifest: model }: ParsedManifest,
  outDir: string,
  cancelled: vscode.CancellationToken,
): Promise<Map<string, string>> {
  const root = rootOf(manifest);
  const generated = fileInWorkspace(manifest, outDir);
  const named = Object.values(model?.agents ?? {}).flatMap(({ source }) =>
    source === undefined ? [] : (fileInWorkspace(manifest, source) ?? []),
  );
  const pattern = new vscode.RelativePattern(root, '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}');
  let found: readonly vscode.Uri[] = [];
  try {
    found = await vscode.workspace.findFiles(pattern, '**/node_modules/**', maxSources, cancelled);
  } catch {
    // Some remote and virtual workspaces have no search.
  }
  const wanted = [...named, ...found].filter(uri => !generated || !isBelow(generated, uri));
  // Only what names the folder can import from it.
  const folder = generated?.path.slice(generated.path.lastIndexOf('/') + 1) ?? '';
  return readAll(root, wanted, text => text.includes(folder), cancelled);
}

async function readAll(
  root: vscode.Uri,
  uris: readonly vscode.Uri[],
  isWanted: (text: string) => boolean,
  cancelled: vscode.CancellationToken,
): Promise<Map<string, string>> {
  const open = new Map(vscode.workspace.textDocuments.map(document => [document.uri.toString(), document]));
  const texts = new Map<string, string>();
  const read = async (uri: vscode.Uri) => {
    const document = open.get(uri.toString());
    const text = document?.getText() ?? (await readText(uri));
    if (text !== undefined && isWanted(text)) texts.set(pathIn(root, uri), text);
  };
  for (let i = 0; i < uris.length && !cancelled.isCancellationRequested; i += 32)
    await Promise.all(uris.slice(i, i + 32).map(read));
  return texts;
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(uri);
    // As VS Code shows it: without a byte order mark, so that places agree.
    return bytes.length > maxBytes ? undefined : decode(bytes).replace(/^\uFEFF/, '');
  } catch {
    return undefined;
  }
}

const pathIn = (root: vscode.Uri, uri: vscode.Uri): string =>
  uri.path.slice(root.path.endsWith('/') ? root.path.length : root.path.length + 1);
