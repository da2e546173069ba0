// Makes a fresh clone ready: `node scripts/setup.mjs [--no-vscode]`. Quick when there is nothing to do. Only Node's own modules.
import fs from 'node:fs';
import { installBrowser } from './lib/browser.mjs';
import { inRepo } from './lib/paths.mjs';
import { run, runMain, since } from './lib/run.mjs';
import { hashFiles, isStamped, stamp } from './lib/stamp.mjs';
import { installVscode } from './lib/vscode-install.mjs';

const say = (/** @type {string} */ line) => console.log(`set-up: ${line}`);

/** Installs the dependencies when there are none or the lockfile has changed since. */
export async function installDependencies() {
  const done = inRepo('node_modules/.handoff-stamp');
  const key = hashFiles(inRepo('package-lock.json'));
  if (isStamped(done, key)) return;
  const start = performance.now();
  // A tree that `npm install` has just brought up to the lockfile needs no second install.
  if (!fs.existsSync(inRepo('node_modules/.package-lock.json')) || !(await isTreeComplete())) {
    say('installing the dependencies (npm ci)');
    await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true });
    say(`dependencies are installed after ${since(start)}`);
  }
  stamp(done, key);
}

async function isTreeComplete() {
  const { code } = await run('npm', ['ls', '--all'], { quiet: true, allowFailure: true });
  return code === 0;
}

/**
 * Installs everything that the given VS Code versions need to run and be driven.
 * @param {{ vscode?: import('./lib/vscode-install.mjs').VscodeVersion[], browser?: boolean }} [wanted]
 */
export async function setUp({ vscode = ['current', 'oldest'], browser = true } = {}) {
  // Side by side: one waits for the network while the other unpacks.
  const outcomes = await Promise.allSettled([installToolsOfTree(browser), installServers(vscode)]);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/** @param {boolean} browser */
async function installToolsOfTree(browser) {
  await installDependencies();
  if (browser) await installBrowser(say);
}

/** @param {import('./lib/vscode-install.mjs').VscodeVersion[]} versions */
async function installServers(versions) {
  for (const version of versions) await installVscode(version, say);
}

if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    const start = performance.now();
    await setUp(process.argv.includes('--no-vscode') ? { vscode: [], browser: false } : {});
    say(`ready after ${since(start)}`);
  });
}
