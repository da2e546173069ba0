import * as vscode from 'vscode';
import { parseManifest } from '../../contract/index.js';
import type { Definition } from '../../language/index.js';
import { parsePointer } from '../../schema/json.js';
import { isManifest } from '../documents/manifest-uri.js';
import { parsedOf } from '../documents/parsed.js';
import { fileInWorkspace } from '../documents/workspace-path.js';
import { toRange } from '../text/open-text.js';

/** Go to definition, find references, highlights: from any mention of an agent, handoff, type, store, … in a manifest. */
export function provideNavigation(selector: vscode.DocumentSelector): vscode.Disposable {
  const mentionsAt = async (document: vscode.TextDocument, position: vscode.Position) => {
    if (!isManifest(document.uri)) return [];
    const { referencesAt } = await import('../generate/engine.js');
    return referencesAt(parsedOf(document), document.offsetAt(position));
  };
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(selector, {
      async provideDefinition(document, position) {
        if (!isManifest(document.uri)) return [];
        const { definitionsAt } = await import('../generate/engine.js');
        const found = definitionsAt(parsedOf(document), document.offsetAt(position));
        const links = await Promise.all(found.map(definition => toLink(document, definition)));
        return links.filter(link => link !== undefined);
      },
    }),
    vscode.languages.registerReferenceProvider(selector, {
      provideReferences: async (document, position, { includeDeclaration }) =>
        (await mentionsAt(document, position))
          .filter(({ isDefinition }) => includeDeclaration || !isDefinition)
          .map(({ range }) => new vscode.Location(document.uri, toRange(document, range))),
    }),
    vscode.languages.registerDocumentHighlightProvider(selector, {
      provideDocumentHighlights: async (document, position) =>
        (await mentionsAt(document, position)).map(
          ({ range, isDefinition }) =>
            new vscode.DocumentHighlight(
              toRange(document, range),
              isDefinition ? vscode.DocumentHighlightKind.Write : vscode.DocumentHighlightKind.Read,
            ),
        ),
    }),
  );
}

async function toLink(
  document: vscode.TextDocument,
  definition: Definition,
): Promise<vscode.LocationLink | undefined> {
  const originSelectionRange = toRange(document, definition.origin);
  if ('range' in definition) {
    const targetRange = toRange(document, definition.range);
    return { originSelectionRange, targetUri: document.uri, targetRange };
  }
  const targetUri = fileInWorkspace(document.uri, definition.file);
  if (!targetUri) return undefined;
  try {
    const target = await vscode.workspace.openTextDocument(targetUri);
    const keys = parsePointer(definition.pointer ?? '') ?? [];
    const range =
      keys.length > 0
        ? toRange(target, parseManifest(target.getText()).locate(keys, 'key'))
        : new vscode.Range(0, 0, 0, 0);
    return { originSelectionRange, targetUri, targetRange: range };
  } catch {
    // A file that is not there has no definition either; its own problem says so.
    return undefined;
  }
}
