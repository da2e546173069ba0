import * as vscode from 'vscode';
import { type EntityRef, entityKinds } from '../../contract/index.js';
import { canvasOf } from '../canvas/reopen.js';
import { canvasViewType } from '../canvas/view-type.js';
import { selectInText } from '../text/cursor.js';
import type { Command } from './command.js';
import { requireManifest } from './target.js';

/** Shows the manifest on a canvas beside its text, and on it an entity where one is given. */
export const openCanvasBeside: Command = {
  id: 'handoff.openCanvasBeside',
  async run(services, ...args) {
    const manifest = requireManifest(services, args);
    if (!manifest) return;
    const target = entityIn(args);
    // A canvas that opens follows the text's cursor.
    if (target) selectInText(await vscode.workspace.openTextDocument(manifest), target);
    const shown = vscode.window.tabGroups.all.find(({ tabs }) =>
      tabs.some(tab => canvasOf(tab)?.toString() === manifest.toString()),
    );
    await vscode.commands.executeCommand(
      'vscode.openWith',
      manifest,
      canvasViewType,
      target && shown ? shown.viewColumn : vscode.ViewColumn.Beside,
    );
    if (!target) return;
    for (const session of services.canvases.of(manifest))
      session.post({ type: 'reveal', target, focus: false });
  },
};

/** Menus pass other things behind the file. */
function entityIn([, second]: readonly unknown[]): EntityRef | undefined {
  const { kind, id } = (second ?? {}) as Partial<EntityRef>;
  return kind !== undefined && entityKinds.includes(kind) && typeof id === 'string'
    ? { kind, id }
    : undefined;
}
