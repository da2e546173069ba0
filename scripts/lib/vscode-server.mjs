import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Complaint } from './run.mjs';
import { vscodePaths } from './vscode-install.mjs';

/** User settings of every run: no network, no noise, nothing that opens by itself. */
const SETTINGS = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.colorTheme': 'Dark Modern',
  // A webview that takes the focus when it has loaded would close the palette under the test's hands.
  'workbench.quickOpen.closeOnFocusLost': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.enabled': false,
  'remote.autoForwardPorts': false,
  'npm.autoDetect': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'files.autoSave': 'off',
  'files.hotExit': 'off',
  'window.confirmBeforeClose': 'never',
};

/**
 * @typedef {object} ServerOptions
 * @property {string} dir everything the run writes goes below, the home folder included
 * @property {import('./vscode-install.mjs').VscodeVersion} [version]
 * @property {number} [port] free one when absent
 * @property {Record<string, unknown>} [settings] user settings on top of the quiet ones
 * @property {string[]} [vsix] extensions to install
 * @property {boolean} [trust] keep Workspace Trust on: the folder starts untrusted
 * @property {boolean} [testDriver] honour extensions under development given in the address
 * @property {NodeJS.ProcessEnv} [env] for the server and its extension hosts
 *
 * @typedef {object} Server
 * @property {string} url
 * @property {number} port
 * @property {number} pid leader of the process group that holds the server and all its children
 * @property {string} dir
 * @property {string} sockets where the extension host of each window listens for its `code` command
 * @property {() => string} log what the server has printed
 * @property {() => Promise<void>} stop
 */

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = net.createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {net.AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });

/** @param {number} milliseconds */
export const sleep = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

/**
 * Writes the user settings; what the profile has already goes before the quiet ones.
 * @param {string} dir the run's folder
 * @param {Record<string, unknown>} [settings] on top of all
 */
export function writeSettings(dir, settings = {}) {
  const file = path.join(dir, 'data/User/settings.json');
  const present = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ ...SETTINGS, ...present, ...settings }, null, 2));
}

/** @param {number} group a process group's leader */
function isAlive(group) {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}

/** @param {number} group @param {NodeJS.Signals} signal */
function signalGroup(group, signal) {
  try {
    process.kill(-group, signal);
  } catch {}
}

/**
 * Starts VS Code's own server (not code-server's launcher: no password, no config file, nothing in the user's home).
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
export async function startServer({
  dir,
  version = 'current',
  port,
  settings = {},
  vsix = [],
  trust = false,
  testDriver = false,
  env = {},
}) {
  const { node, main } = vscodePaths(version);
  if (!fs.existsSync(main))
    throw new Complaint(`no ${version} VS Code server: run \`node scripts/setup.mjs\``);
  for (const folder of ['home', 'extensions']) fs.mkdirSync(path.join(dir, folder), { recursive: true });
  writeSettings(dir, settings);
  const folders = [
    '--server-data-dir',
    dir,
    '--user-data-dir',
    path.join(dir, 'data'),
    '--extensions-dir',
    path.join(dir, 'extensions'),
  ];
  const base = [main, '--accept-server-license-terms', ...folders];
  // Not below `dir`: a socket's path may have 107 characters at most.
  const sockets = fs.mkdtempSync(path.join(os.tmpdir(), 'hd-'));
  /** @type {NodeJS.ProcessEnv} */
  const serverEnv = {
    ...process.env,
    HOME: path.join(dir, 'home'),
    XDG_RUNTIME_DIR: sockets,
    EXTENSIONS_GALLERY: '{"serviceUrl":""}', // no marketplace
    ...env,
  };
  for (const name of Object.keys(serverEnv))
    if (/^VSCODE_(IPC|PROXY|CWD|NLS|ESM)|^ELECTRON_|^NODE_OPTIONS$/.test(name)) delete serverEnv[name];
  if (vsix.length) {
    const install = vsix.flatMap(file => ['--install-extension', path.resolve(file)]);
    execFileSync(node, [...base, ...install, '--force'], {
      env: serverEnv,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }
  const usedPort = port ?? (await freePort());
  const logFile = path.join(dir, 'server.log');
  const log = () => fs.readFileSync(logFile, 'utf8');
  const output = fs.openSync(logFile, 'a');
  const child = spawn(
    node,
    [
      ...base,
      ...['--host', '127.0.0.1', '--port', String(usedPort), '--without-connection-token'],
      ...['--disable-telemetry', '--disable-experiments', '--reconnection-grace-time', '5'],
      ...(trust ? [] : ['--disable-workspace-trust']),
      ...(testDriver ? ['--enable-smoke-test-driver'] : []),
    ],
    // Its own process group: file watchers and extension hosts outlive a plain kill of the server by seconds.
    { env: serverEnv, stdio: ['ignore', output, output], detached: true },
  );
  fs.closeSync(output);
  const pid = /** @type {number} */ (child.pid);
  let hasExited = false;
  child.once('exit', () => (hasExited = true));
  const kill = () => {
    signalGroup(pid, 'SIGKILL');
    fs.rmSync(sockets, { recursive: true, force: true });
  };
  process.once('exit', kill);
  const stop = async () => {
    signalGroup(pid, 'SIGTERM');
    for (let i = 0; i < 20 && isAlive(pid); i++) await sleep(50);
    kill();
    process.removeListener('exit', kill);
  };
  const url = `http://127.0.0.1:${usedPort}`;
  for (
    let i = 0;
    !(await fetch(`${url}/version`).then(
      response => response.ok,
      () => false,
    ));
    i++
  ) {
    if (hasExited || i > 600) {
      await stop();
      throw new Complaint(`the VS Code server did not start on port ${usedPort}:\n${log().slice(-2000)}`);
    }
    await sleep(50);
  }
  return { url, port: usedPort, pid, dir, sockets, log, stop };
}

/** How a path on this machine is called in the workbench. @param {Server} server @param {string} file */
export const remoteUri = (server, file) => `vscode-remote://127.0.0.1:${server.port}${path.resolve(file)}`;

/**
 * The address of a workbench window.
 * @param {Server} server
 * @param {string} folder or a .code-workspace file
 * @param {[string, string][]} [payload] what the window is started with; needs testDriver
 */
export function workbenchUrl(server, folder, payload = []) {
  const kind = folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = `${kind}=${encodeURIComponent(path.resolve(folder))}`;
  return `${server.url}/?${query}${payload.length ? `&payload=${encodeURIComponent(JSON.stringify(payload))}` : ''}`;
}
