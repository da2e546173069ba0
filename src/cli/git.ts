import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import type { FileRead, Files } from '../drift/gather.js';
import { codeOf, type Home, isBelow } from './disk/place.js';
import { InputError } from './exit.js';

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs git with an argument array: no shell, no pager, no prompt. */
function git(folder: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      ['-C', folder, '--no-pager', ...args],
      {
        encoding: 'utf8',
        maxBuffer: 256 * 1024 * 1024,
        windowsHide: true,
        env: gitEnvironment(),
      },
      (error, out, err) => {
        if (codeOf(error) === 'ENOENT')
          reject(new InputError('git is not installed, and a git ref needs it.'));
        else resolve({ code: error ? Number(error.code ?? 1) : 0, out, err });
      },
    );
  });
}

/** A hook runs with its repository in variables that are relative to its own folder; ours is found from the manifest. */
function gitEnvironment(): NodeJS.ProcessEnv {
  const {
    GIT_DIR: _,
    GIT_WORK_TREE: __,
    GIT_INDEX_FILE: ___,
    GIT_PREFIX: ____,
    ...environment
  } = process.env;
  return { ...environment, GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
}

/** A commit of the repository that a manifest is in. */
export interface Commit {
  /** What the user called it. */
  readonly label: string;
  readonly hash: string;
  /** Real path of the working tree's top folder. */
  readonly top: string;
}

/** Resolves a ref, tag, hash or `A...B` merge base; throws `InputError` when it names no commit. */
export async function findCommit(folder: string, ref: string): Promise<Commit> {
  const top = await git(folder, ['rev-parse', '--show-toplevel']);
  if (top.code !== 0)
    throw new InputError(
      `${folder} is in no git repository, so there is no ref ${ref}.`,
      'Name a file instead.',
    );
  const found = await git(folder, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${ref}^{commit}`,
  ]);
  const hash = found.out.trim();
  if (found.code !== 0 || hash === '')
    throw new InputError(
      `${ref} is neither a file nor a commit of this repository.`,
      'In a shallow clone older refs are missing: fetch them first.',
    );
  return { label: ref, hash, top: await realpath(top.out.trim()) };
}

/** More releases than this are taken for history, not for what is in use. */
const mostTags = 50;

/** The tags that HEAD contains and a glob names, newest first. */
export async function listTags(folder: string, glob: string): Promise<readonly string[]> {
  if (glob === 'none') return [];
  const listed = await git(folder, [
    'for-each-ref',
    '--merged=HEAD',
    '--sort=-creatordate',
    `--count=${mostTags}`,
    '--format=%(refname:strip=2)',
    `refs/tags/${glob}`,
  ]);
  return listed.out.split('\n').filter(Boolean);
}

/** The files of a commit as gathering sees them: what `$ref`s led to then. */
export function commitFiles(home: Home, commit: Commit): Files {
  return {
    read: path => readBlob(commit, resolve(home.folder, path)),
    list: async () => [],
    glob: async () => [],
  };
}

/** A file's text in a commit, by absolute path. */
export async function readBlob(commit: Commit, path: string): Promise<FileRead> {
  if (!isBelow(path, commit.top)) return { kind: 'refused', reason: 'it is outside the repository' };
  const name = relative(commit.top, path).split(sep).join('/');
  const type = await git(commit.top, ['cat-file', '-t', `${commit.hash}:${name}`]);
  if (type.code !== 0) return { kind: 'missing' };
  if (type.out.trim() !== 'blob') return { kind: 'refused', reason: 'it is no file' };
  const blob = await git(commit.top, ['cat-file', 'blob', `${commit.hash}:${name}`]);
  if (blob.code !== 0) return { kind: 'refused', reason: blob.err.trim() };
  return { kind: 'text', text: blob.out };
}
