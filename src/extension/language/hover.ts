import * as vscode from 'vscode';
import { isManifest } from '../documents/manifest-uri.js';
import { parsedOf } from '../documents/parsed.js';
import { toRange } from '../text/open-text.js';
import { describeEntity } from './describe-entity.js';
import { occurrenceAt } from './occurrences.js';

/** Says what a mentioned agent, handoff, type, … is. */
export const provideHover = (selector: vscode.DocumentSelector): vscode.Disposable =>
  vscode.languages.registerHoverProvider(selector, {
    provideHover(document, position) {
      if (!isManifest(document.uri)) return undefined;
      const parsed = parsedOf(document);
      const here = occurrenceAt(parsed, document.offsetAt(position));
      if (!here || here.isDefinition) return undefined;
      const text = new vscode.MarkdownString(describeEntity(parsed, here.target));
      return new vscode.Hover(text, toRange(document, here.range));
    },
  });
