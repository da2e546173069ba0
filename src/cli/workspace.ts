import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import { type ParsedManifest, parseManifest } from '../contract/index.js';
import { findManifests, findUpwards } from './disk/disk-files.js';
import { codeOf, type Home, isBelow, reasonOf } from './disk/place.js';
import { InputError } from './exit.js';
import type { Io } from './io.js';

/** One manifest on disk, read. */
export interface Workflow extends Home {
  /** Absolute path of the manifest. */
  readonly file: string;
  /** The path as people see it: relative to the working folder where it is below it. */
  readonly shown: string;
  /** The manifest's file name. */
  readonly name: string;
  readonly parsed: ParsedManifest;
}

/** Which manifests a command looks at when none is named. */
export const defaultPattern = '**/*.handoff.json';

/** Reads the manifests that operands (files, folders, globs) name; throws `InputError` when there are none. */
export async function openWorkflows(
  io: Io,
  operands: readonly string[],
  root: string | undefined,
): Promise<readonly Workflow[]> {
  const files = operands.length === 0 ? await findDefault(io) : await findOperands(io, operands);
  return Promise.all(files.map(file => openWorkflow(io, file, root)));
}

async function findDefault(io: Io): Promise<readonly string[]> {
  const found = await findManifests(io.cwd, [defaultPattern]);
  if (found.length === 0)
    throw new InputError(
      `There is no workflow (${defaultPattern}) below ${io.cwd}.`,
      'Start one with "handoff new NAME", or name the manifests to look at.',
    );
  return found;
}

async function findOperands(io: Io, operands: readonly string[]): Promise<readonly string[]> {
  const files = new Set<string>();
  for (const operand of operands) {
    const path = resolve(io.cwd, operand);
    const kind = await kindOf(path);
    const found =
      kind === 'file'
        ? [path]
        : kind === 'folder'
          ? await findManifests(path, [defaultPattern])
          : isDynamicPattern(operand)
            ? await findManifests(io.cwd, [operand.split(sep).join('/')])
            : [];
    if (found.length === 0) throw new InputError(...nothingAt(operand, kind));
    for (const file of found) files.add(file);
  }
  return [...files];
}

function nothingAt(operand: string, kind: 'file' | 'folder' | 'missing'): [message: string, hint: string] {
  if (kind === 'folder')
    return [`${operand} is a folder without workflows.`, `It holds no file named *.handoff.json.`];
  if (isDynamicPattern(operand))
    return [`No file matches ${operand}.`, 'Quote globs, so that the shell leaves them alone.'];
  return [`${operand} does not exist.`, 'Name a manifest (*.handoff.json), a folder or a glob.'];
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'missing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return 'missing';
    throw new InputError(`${path} cannot be opened: ${reasonOf(error)}.`);
  }
}

/** Reads one manifest and finds its workspace. */
export async function openWorkflow(io: Io, file: string, root: string | undefined): Promise<Workflow> {
  const shown = showPath(io, file);
  const parsed = parseManifest(await readInput(file, shown));
  const folder = dirname(await realpath(file));
  return {
    file,
    shown,
    name: basename(file),
    parsed,
    folder,
    root: await findRoot(io, folder, root, shown),
  };
}

/** The workspace of a file in `folder`: `--root`, else the git working tree around the manifest, else the working folder around it, else its own folder. */
export async function findRoot(
  io: Io,
  folder: string,
  root: string | undefined,
  shown: string,
): Promise<string> {
  const cwd = await realpath(io.cwd);
  if (root !== undefined) {
    const chosen = await realpath(resolve(io.cwd, root)).catch(() => undefined);
    if (chosen === undefined) throw new InputError(`--root ${root} does not exist.`);
    if (!isBelow(folder, chosen)) throw new InputError(`${shown} is outside --root ${root}.`);
    return chosen;
  }
  const repository = await findUpwards(
    folder,
    async candidate => (await kindOf(join(candidate, '.git'))) !== 'missing',
  );
  return repository ?? (isBelow(folder, cwd) ? cwd : folder);
}

/** Reads a UTF-8 text that the user named, without its byte order mark; throws `InputError` saying what and why. */
export async function readInput(file: string, shown: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const hint = codeOf(error) === 'ENOENT' ? 'Check the name.' : undefined;
    throw new InputError(`${shown} cannot be read: ${reasonOf(error)}.`, hint);
  }
  try {
    return normaliseBom(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new InputError(`${shown} cannot be read: it is not UTF-8 text.`, 'Save it as UTF-8.');
  }
}

const normaliseBom = (text: string): string => (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);

/** A path as people see it. */
export function showPath(io: Io, path: string): string {
  const way = relative(io.cwd, path);
  return (isBelow(path, io.cwd) && way !== '' ? way : path).split(sep).join('/');
}
