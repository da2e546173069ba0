import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findProgram } from './browser.mjs';

/** A screen that a desktop program can open a window on. */
const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

/** The `code` command of a desktop VS Code, or of its free build. @returns {string | undefined} */
export function findCodeCommand() {
  if (!hasDisplay()) return undefined;
  const names = ['code', 'code-insiders', 'codium'];
  return names
    .flatMap(name => [name, `${name}.cmd`])
    .map(findProgram)
    .find(Boolean);
}

/**
 * The program itself of an installed desktop VS Code, as @vscode/test-electron wants it: VSCODE_EXECUTABLE, or where
 * installers put it.
 * @returns {string | undefined}
 */
export function findDesktopVscode() {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named) return named;
  if (!hasDisplay()) return undefined;
  const places = {
    linux: ['/usr/share/code/code', '/usr/share/code-insiders/code-insiders'],
    darwin: ['/Applications/Visual Studio Code.app/Contents/MacOS/Electron'],
    win32: [
      path.join(os.homedir(), 'AppData/Local/Programs/Microsoft VS Code/Code.exe'),
      'C:/Program Files/Microsoft VS Code/Code.exe',
    ],
  };
  return places[/** @type {keyof typeof places} */ (process.platform)]?.find(file => fs.existsSync(file));
}
