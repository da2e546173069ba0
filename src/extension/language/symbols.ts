import * as vscode from 'vscode';
import type { DocumentSymbol } from '../../language/index.js';
import { isManifest } from '../documents/manifest-uri.js';
import { parsedOf } from '../documents/parsed.js';
import { toRange } from '../text/open-text.js';

const kinds: Record<DocumentSymbol['kind'], vscode.SymbolKind> = {
  group: vscode.SymbolKind.Namespace,
  agent: vscode.SymbolKind.Class,
  handoff: vscode.SymbolKind.Interface,
  type: vscode.SymbolKind.Struct,
  field: vscode.SymbolKind.Field,
  store: vscode.SymbolKind.Object,
  deadLetterQueue: vscode.SymbolKind.Array,
  sideEffect: vscode.SymbolKind.Event,
  setting: vscode.SymbolKind.Property,
};

/** The outline, breadcrumbs and “Go to Symbol” of a manifest in its own terms, beside JSON's. */
export const provideSymbols = (selector: vscode.DocumentSelector): vscode.Disposable =>
  vscode.languages.registerDocumentSymbolProvider(
    selector,
    {
      async provideDocumentSymbols(document) {
        if (!isManifest(document.uri)) return [];
        const { symbolsOf } = await import('../generate/engine.js');
        const convert = ({ name, detail, kind, range, selection, children }: DocumentSymbol) => {
          const symbol = new vscode.DocumentSymbol(
            name || '""',
            detail,
            kinds[kind],
            toRange(document, range),
            toRange(document, selection),
          );
          symbol.children = children.map(convert);
          return symbol;
        };
        return symbolsOf(parsedOf(document)).map(convert);
      },
    },
    { label: vscode.l10n.t('Handoff Workflow') },
  );
