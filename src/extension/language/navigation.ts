import * as vscode from 'vscode';
import { isManifest } from '../documents/manifest-uri.js';
import { parsedOf } from '../documents/parsed.js';
import { toRange } from '../text/open-text.js';
import { occurrenceAt, occurrencesOf } from './occurrences.js';

/** Go to definition and find references: from any mention of an agent, handoff, type, store, … in a manifest. */
export function provideNavigation(selector: vscode.DocumentSelector): vscode.Disposable {
  const placesAt = (document: vscode.TextDocument, position: vscode.Position) => {
    if (!isManifest(document.uri)) return [];
    const parsed = parsedOf(document);
    const here = occurrenceAt(parsed, document.offsetAt(position));
    return here ? occurrencesOf(parsed, here.target) : [];
  };
  return vscode.Disposable.from(
    vscode.languages.registerDefinitionProvider(selector, {
      provideDefinition: (document, position) =>
        placesAt(document, position)
          .filter(({ isDefinition }) => isDefinition)
          .map(({ range }) => new vscode.Location(document.uri, toRange(document, range))),
    }),
    vscode.languages.registerReferenceProvider(selector, {
      provideReferences: (document, position, { includeDeclaration }) =>
        placesAt(document, position)
          .filter(({ isDefinition }) => includeDeclaration || !isDefinition)
          .map(({ range }) => new vscode.Location(document.uri, toRange(document, range))),
    }),
    vscode.languages.registerDocumentHighlightProvider(selector, {
      provideDocumentHighlights: (document, position) =>
        placesAt(document, position).map(
          ({ range, isDefinition }) =>
            new vscode.DocumentHighlight(
              toRange(document, range),
              isDefinition ? vscode.DocumentHighlightKind.Write : vscode.DocumentHighlightKind.Read,
            ),
        ),
    }),
  );
}
