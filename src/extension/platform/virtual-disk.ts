import * as vscode from 'vscode';
import { isBelow } from '../documents/workspace-path.js';
import { assertUnchanged, type Disk, refuse } from './disk.js';

/** Files of virtual workspaces: there are no links to follow, and a new text goes in by a rename where that works. */
export const virtualDisk: Disk = {
  place: async (root, target) => (isBelow(root, target) ? { uri: target } : refuse(target)),
  entry: async (root, target) => (isBelow(root, target) ? { uri: target } : refuse(target)),
  // Their own events are all there is.
  watch: () => undefined,
  async write(target, text, seen) {
    const { fs } = vscode.workspace;
    const slash = target.path.lastIndexOf('/');
    const bytes = new TextEncoder().encode(text);
    await fs.createDirectory(target.with({ path: target.path.slice(0, slash) }));
    const temporary = target.with({
      path: `${target.path.slice(0, slash)}/.${target.path.slice(slash + 1)}.tmp`,
    });
    await assertUnchanged(target, seen, text);
    await fs.writeFile(temporary, bytes);
    try {
      await fs.rename(temporary, target, { overwrite: true });
    } catch {
      // Some providers cannot rename; theirs is a single call that replaces the content.
      await fs.writeFile(target, bytes);
      await fs.delete(temporary);
    }
  },
};
