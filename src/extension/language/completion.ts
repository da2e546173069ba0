import * as vscode from 'vscode';
import { entityWords, idsOf } from '../../contract/index.js';
import { isManifest } from '../documents/manifest-uri.js';
import { parsedOf } from '../documents/parsed.js';
import { describeEntity } from './describe-entity.js';
import { expectedKindAt } from './occurrences.js';

/** Completes the ids of agents, handoffs, types, stores, queues and side effects where a manifest names them. */
export const provideCompletion = (selector: vscode.DocumentSelector): vscode.Disposable =>
  vscode.languages.registerCompletionItemProvider(
    selector,
    {
      provideCompletionItems(document, position) {
        if (!isManifest(document.uri)) return [];
        const parsed = parsedOf(document);
        const kind = expectedKindAt(parsed.pathAt(document.offsetAt(position)));
        if (!kind) return [];
        const range = document.getWordRangeAtPosition(position, /"[^"\r\n]*"?/);
        return idsOf(parsed.json, kind).map(id => {
          const text = JSON.stringify(kind === 'type' ? `#/types/${id}` : id);
          const item = new vscode.CompletionItem(text, vscode.CompletionItemKind.Reference);
          item.insertText = text;
          item.filterText = text;
          item.detail = entityWords[kind];
          item.documentation = new vscode.MarkdownString(describeEntity(parsed, { kind, id }));
          if (range) item.range = range;
          return item;
        });
      },
    },
    '"',
    '#',
    '/',
  );
