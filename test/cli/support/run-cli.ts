import { execFile, execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const bundle = join(root, 'dist/cli.cjs');

/** What a run of the command line left behind. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the built `handoff` as a real process. */
export function runCli(
  cwd: string,
  args: readonly string[],
  { input = '', env = {} }: { readonly input?: string; readonly env?: Record<string, string> } = {},
): Promise<Run> {
  return new Promise(done => {
    const child = execFile(
      process.execPath,
      [bundle, ...args],
      {
        cwd,
        encoding: 'utf8',
        maxBuffer: 1 << 26,
        env: { ...process.env, NO_COLOR: '', FORCE_COLOR: '', ...env },
      },
      (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }),
    );
    child.stdin?.end(input);
  });
}

/** Builds the command line, unless the bundle is newer than every source. */
export function buildCli(): void {
  const lock = join(root, 'dist/.cli-lock');
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      // Another test file is building; a lock that outlived its owner is broken.
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > 60_000) rmSync(lock, { recursive: true, force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
  try {
    const built = statSync(bundle, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (built < newest(join(root, 'src')))
      execFileSync(process.execPath, ['esbuild.mjs', '--only=cli'], { cwd: root, stdio: 'pipe' });
  } finally {
    rmdirSync(lock);
  }
}

function newest(folder: string, least = 0): number {
  let latest = least;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (['webview', 'extension'].includes(entry.name)) continue;
    const path = join(folder, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(path, latest) : statSync(path).mtimeMs);
  }
  return latest;
}

const made: string[] = [];
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A workspace of its own in a temporary folder, gone after the test file. */
export function makeWorkspace(files: Readonly<Record<string, string>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'handoff-cli-')));
  made.push(folder);
  writeFiles(folder, files);
  return folder;
}

/** Writes files by path relative to a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** Every file of a folder with its text. */
export function readTree(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return Object.fromEntries(
    files.map(entry => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}

/** Runs git in a folder, as somebody. */
export function git(folder: string, ...args: string[]): string {
  const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', ['-C', folder, ...who, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
