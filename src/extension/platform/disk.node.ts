import { randomUUID } from 'node:crypto';
import { existsSync, watch } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { assertUnchanged, type Disk, type Place, refuse } from './disk.js';
import { virtualDisk } from './virtual-disk.js';

/** Real files through Node (links followed, whole or not at all), everything else through VS Code. */
export const disk: Disk = {
  place: async (root, target) =>
    target.scheme === 'file' ? placeOf(root, target) : virtualDisk.place(root, target),
  async entry(root, target) {
    const place = await disk.place(root, target);
    const folder = await disk.place(root, vscode.Uri.joinPath(target, '..'));
    if ('reason' in place) return place;
    return 'reason' in folder
      ? folder
      : { uri: vscode.Uri.joinPath(folder.uri, path.posix.basename(target.path)) };
  },
  async write(target, text, seen) {
    if (target.scheme !== 'file') return virtualDisk.write(target, text, seen);
    const file = target.fsPath;
    await makeFolder(path.dirname(file));
    // In the same folder, so that the rename stays on one disk and is atomic; readers see the old or the new file.
    const temporary = path.join(
      path.dirname(file),
      `.${path.basename(file)}.${randomUUID().slice(0, 8)}.tmp`,
    );
    try {
      const mode = await modeOf(file);
      // `wx`: never through a link that somebody planted under the temporary name.
      await fs.writeFile(temporary, text, { flag: 'wx' });
      if (mode !== undefined) await fs.chmod(temporary, mode);
      await assertUnchanged(target, seen, text);
      await fs.rename(temporary, file);
    } catch (error) {
      await fs.rm(temporary, { force: true });
      throw error;
    }
  },
  watch(folder, { changed, gone }) {
    if (folder.scheme !== 'file') return undefined;
    try {
      const watcher = watch(folder.fsPath, { persistent: false });
      const lost = () => {
        watcher.close();
        gone();
      };
      watcher.on('error', lost);
      watcher.on('change', () => {
        if (!existsSync(folder.fsPath)) lost();
        changed();
      });
      return new vscode.Disposable(() => watcher.close());
    } catch {
      // No such folder yet, or no more of them can be watched: VS Code's own watcher has to do.
      return undefined;
    }
  },
};

/** What VS Code's watcher needs to take notice of a new folder; milliseconds, one would mostly do. */
const noticeMs = 20;

/**
 * Makes a folder and those above it, one after the other: of folders that appear one inside the other at once, VS Code's
 * watcher on Linux takes in the outermost, and never hears of what happens in the others.
 */
async function makeFolder(folder: string): Promise<void> {
  if (await exists(folder)) return;
  await makeFolder(path.dirname(folder));
  // Somebody else may have made it meanwhile, which is as well.
  await fs.mkdir(folder, { recursive: true });
  await sleep(noticeMs);
}

const exists = (file: string): Promise<boolean> =>
  fs.stat(file).then(
    () => true,
    () => false,
  );

/** What a file may be used for stays as it was. */
const modeOf = (file: string): Promise<number | undefined> =>
  fs.stat(file).then(
    stats => stats.mode & 0o777,
    () => undefined,
  );

async function placeOf(root: vscode.Uri, target: vscode.Uri): Promise<Place> {
  const inside = await fs.realpath(root.fsPath);
  let existing = target.fsPath;
  const rest: string[] = [];
  for (;;) {
    try {
      const real = path.join(await fs.realpath(existing), ...rest);
      const relative = path.relative(inside, real);
      const leaves = relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
      return leaves ? refuse(target) : { uri: vscode.Uri.file(real) };
    } catch {
      // A link that leads nowhere would be followed once its target exists: it is no missing file.
      if (await isLink(existing)) return refuse(target);
      const parent = path.dirname(existing);
      if (parent === existing) return refuse(target);
      rest.unshift(path.basename(existing));
      existing = parent;
    }
  }
}

const isLink = (file: string): Promise<boolean> =>
  fs.lstat(file).then(
    stats => stats.isSymbolicLink(),
    () => false,
  );
