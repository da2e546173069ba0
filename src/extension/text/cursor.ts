import * as vscode from 'vscode';
import type { EntityRef } from '../../contract/edit/intent.js';
import { entityAt, pathOf } from '../../contract/index.js';
import { isManifest } from '../documents/manifest-uri.js';
import { parsedOf } from '../documents/parsed.js';
import type { Services } from '../host.js';
import { toRange } from './open-text.js';

/** How long the cursor must rest before the canvases follow, in milliseconds. */
const restMs = 80;

/** Selections that we set ourselves: following them back would make canvas and text chase each other. */
const ours = new WeakMap<vscode.TextEditor, vscode.Selection>();

/** Moves the text cursor onto the first of the entities that are selected on the canvas. */
export function revealInText(document: vscode.TextDocument, [first]: readonly EntityRef[]): void {
  if (first) selectInText(document, first);
}

/** Moves the cursor of every visible text editor of the document onto an entity; the focus stays where it is. */
export function selectInText(document: vscode.TextDocument, target: EntityRef): void {
  const range = toRange(document, parsedOf(document).locate(pathOf(target), 'key'));
  for (const editor of vscode.window.visibleTextEditors) {
    if (editor.document !== document) continue;
    const selection = new vscode.Selection(range.start, range.end);
    ours.set(editor, selection);
    editor.selection = selection;
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
}

/** The entity that the cursor of a visible text editor of the document is on. */
export function entityInText(document: vscode.TextDocument): EntityRef | undefined {
  const editor = vscode.window.visibleTextEditors.find(candidate => candidate.document === document);
  if (!editor) return undefined;
  return entityAt(parsedOf(document).pathAt(document.offsetAt(editor.selection.active)));
}

/** Tells the canvases which entity the text cursor is on. */
export function followTextCursor({ canvases }: Services): vscode.Disposable {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const listener = vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
    const { document } = textEditor;
    const [selection] = selections;
    if (!selection || !isManifest(document.uri)) return;
    if (ours.get(textEditor)?.isEqual(selection)) return;
    const sessions = canvases.of(document.uri);
    if (sessions.length === 0) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (document.isClosed) return;
      const parsed = parsedOf(document);
      const target = entityAt(parsed.pathAt(document.offsetAt(selection.active)));
      for (const session of sessions) session.post({ type: 'reveal', target, focus: false });
    }, restMs);
  });
  return vscode.Disposable.from(listener, new vscode.Disposable(() => clearTimeout(waiting)));
}
