// Opens the designer on an example, from nothing: `npm start -- [--folder DIR] [--port N] [--no-desktop]`.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { readArgs } from './lib/args.mjs';
import { findCodeCommand } from './lib/desktop.mjs';
import { openInEachWindow } from './lib/open-in-window.mjs';
import { inRepo, ROOT, RUNS, VSIX } from './lib/paths.mjs';
import { Complaint, runMain, runNode, since } from './lib/run.mjs';
import { installVscode } from './lib/vscode-install.mjs';
import { startServer, workbenchUrl } from './lib/vscode-server.mjs';
import { packageExtension } from './package.mjs';
import { installDependencies } from './setup.mjs';

const USAGE = `usage: npm start -- [--folder DIR] [--port N] [--no-desktop]
Builds Handoff Designer and opens it on a workspace (default examples/ticket-triage): in your desktop VS Code where its
\`code\` command is found, else in an embedded VS Code server whose address is printed.`;

const say = (/** @type {string} */ line) => console.log(`start: ${line}`);

/** The workspace's first manifest, on the top level. @param {string} folder */
const findManifest = folder =>
  fs
    .readdirSync(folder)
    .filter(name => name.endsWith('.handoff.json'))
    .sort()[0];

async function prepare() {
  await installDependencies();
  await runNode(['esbuild.mjs'], { quiet: true });
}

/** @param {string} command @param {string} folder @param {string | undefined} manifest */
function openDesktop(command, folder, manifest) {
  const args = [
    '--new-window',
    `--extensionDevelopmentPath=${ROOT}`,
    folder,
    ...(manifest ? [path.join(folder, manifest)] : []),
  ];
  // On Windows it is a .cmd, which only a shell starts; that takes words apart at spaces.
  const shell = process.platform === 'win32';
  const [program = command, ...words] = [command, ...args].map(word => (shell ? `"${word}"` : word));
  spawn(program, words, { stdio: 'ignore', detached: true, shell }).unref();
  console.log(`\nHandoff Designer is opening in ${command}, on ${folder}`);
}

/** Serves VS Code until it is interrupted. @param {{ folder: string, manifest: string | undefined, port: number | undefined }} options */
async function serve({ folder, manifest, port }) {
  const size = await packageExtension();
  say(`packed the extension, ${(size / 1000).toFixed(0)} kB`);
  const server = await startServer({
    dir: path.join(RUNS, 'start'),
    ...(port && { port }),
    vsix: [VSIX],
    settings: {
      'git.enabled': true,
      // The example is a folder of this repository; its baseline is the last commit.
      'git.openRepositoryInParentFolders': 'always',
      'files.hotExit': 'onExit',
      'workbench.quickOpen.closeOnFocusLost': true,
    },
  });
  const stopOpening = manifest ? openInEachWindow(server, path.join(folder, manifest)) : () => {};
  console.log(`\nHandoff Designer is ready: ${workbenchUrl(server, folder)}  (Ctrl+C stops it)`);
  await new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
  });
  stopOpening();
  await server.stop();
}

await runMain(
  async () => {
    const start = performance.now();
    const { values } = readArgs(USAGE, {
      folder: { type: 'string', default: inRepo('examples/ticket-triage') },
      port: { type: 'string' },
      'no-desktop': { type: 'boolean' },
    });
    const folder = path.resolve(values.folder);
    if (!fs.existsSync(folder)) throw new Complaint(`no such folder: ${folder}`);
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536))
      throw new Complaint(`not a port: ${values.port}`);
    const manifest = findManifest(folder);
    const command = values['no-desktop'] ? undefined : findCodeCommand();
    await Promise.all([prepare(), command ? undefined : installVscode('current', say)]);
    say(`built after ${since(start)}`);
    if (command) openDesktop(command, folder, manifest);
    else await serve({ folder, manifest, port });
  },
  { ownSignals: true },
);
