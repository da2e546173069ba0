import * as vscode from 'vscode';
import type { Completion } from '../../language/index.js';
import { isManifest } from '../documents/manifest-uri.js';
import { parsedOf } from '../documents/parsed.js';
import { today } from '../problems/today.js';
import { toRange } from '../text/open-text.js';

const kinds: Record<Completion['kind'], vscode.CompletionItemKind> = {
  entity: vscode.CompletionItemKind.Reference,
  field: vscode.CompletionItemKind.Field,
  word: vscode.CompletionItemKind.Value,
  version: vscode.CompletionItemKind.Constant,
  keyword: vscode.CompletionItemKind.Keyword,
};

/** Completes what a manifest's JSON Schema cannot know: ids, pointers, ranges, names used before. */
export const provideCompletion = (selector: vscode.DocumentSelector): vscode.Disposable =>
  vscode.languages.registerCompletionItemProvider(
    selector,
    {
      async provideCompletionItems(document, position) {
        if (!isManifest(document.uri)) return [];
        const { completeAt, problemCodes } = await import('../generate/engine.js');
        const options = { codes: problemCodes, today: today() };
        const found = completeAt(parsedOf(document), document.offsetAt(position), options);
        return found.map((completion, i) => toItem(document, completion, i));
      },
    },
    '"',
    '#',
    '/',
  );

function toItem(document: vscode.TextDocument, completion: Completion, index: number): vscode.CompletionItem {
  const { label, insert, cursor, detail, documentation } = completion;
  const item = new vscode.CompletionItem(label, kinds[completion.kind]);
  item.filterText = label;
  // The likeliest come first, whatever their letters.
  item.sortText = String(index).padStart(5, '0');
  item.insertText = cursor === undefined ? insert : snippetOf(insert, cursor);
  item.range = toRange(document, completion.range);
  if (detail !== undefined) item.detail = detail;
  if (documentation !== undefined) item.documentation = new vscode.MarkdownString(documentation);
  return item;
}

const snippetOf = (text: string, cursor: number): vscode.SnippetString =>
  new vscode.SnippetString()
    .appendText(text.slice(0, cursor))
    .appendTabstop(0)
    .appendText(text.slice(cursor));
