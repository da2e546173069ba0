import type * as vscode from 'vscode';
import { type ParsedManifest, parseManifest } from '../../contract/index.js';

const cache = new WeakMap<
  vscode.TextDocument,
  { readonly version: number; readonly parsed: ParsedManifest }
>();

/** The document's manifest as it is now; parsed once per version, and of a new version only what has changed. */
export function parsedOf(document: vscode.TextDocument): ParsedManifest {
  const known = cache.get(document);
  if (known?.version === document.version) return known.parsed;
  const parsed = parseManifest(document.getText(), known?.parsed);
  cache.set(document, { version: document.version, parsed });
  return parsed;
}
