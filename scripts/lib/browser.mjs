import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { inRepo } from './paths.mjs';
import { Complaint, run, runTool, since } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** The full path of a program on PATH. @param {string} name */
export function findProgram(name) {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, name);
    try {
      fs.accessSync(file, fs.constants.X_OK);
      if (fs.statSync(file).isFile()) return file;
    } catch {}
  }
  return undefined;
}

/** Playwright's own download of Chromium, where there is one. */
async function findDownloaded() {
  if (!fs.existsSync(inRepo('node_modules/playwright-core'))) return undefined;
  const { chromium } = await import('playwright-core');
  const file = chromium.executablePath();
  return fs.existsSync(file) ? file : undefined;
}

/**
 * The Chromium that drives VS Code's window: CHROMIUM, one on PATH, or Playwright's download.
 * @returns {Promise<string | undefined>}
 */
export async function findBrowser() {
  const wanted = process.env.CHROMIUM;
  if (wanted) {
    if (!fs.existsSync(wanted)) throw new Complaint(`CHROMIUM names ${wanted}, which does not exist`);
    return wanted;
  }
  for (const name of NAMES) {
    const file = findProgram(name);
    if (file) return file;
  }
  return findDownloaded();
}

/**
 * Finds a Chromium, or installs Debian's (as root), or Playwright's; complains with what to do when neither works.
 * @param {(line: string) => void} say
 * @returns {Promise<string>}
 */
export async function installBrowser(say) {
  const found = await findBrowser();
  if (found) return found;
  const start = performance.now();
  if (process.getuid?.() === 0 && isDebian()) {
    say('installing Chromium from Debian');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update'], { quiet: true, env });
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { quiet: true, env });
  } else {
    say('downloading Chromium with Playwright');
    await runTool('playwright-core/cli.js', ['install', 'chromium'], { allowFailure: true });
  }
  const installed = await findBrowser();
  if (!installed) {
    throw new Complaint(
      'no Chromium: install one (on Debian `apt-get install chromium` as root), or name it in CHROMIUM',
    );
  }
  say(`Chromium is installed after ${since(start)}`);
  return installed;
}

function isDebian() {
  const release = '/etc/os-release';
  // Ubuntu's package of that name only fetches a snap.
  return (
    Boolean(findProgram('apt-get')) &&
    fs.existsSync(release) &&
    /^ID=debian$/m.test(fs.readFileSync(release, 'utf8'))
  );
}

/** What `--version` says, for logs. @param {string} file */
export const browserVersion = file => execFileSync(file, ['--version'], { encoding: 'utf8' }).trim();

/**
 * A headless Chromium that asks nobody anything.
 * @param {import('playwright-core').LaunchOptions} [options]
 */
export async function launchBrowser(options = {}) {
  const { chromium } = await import('playwright-core');
  const executablePath = await findBrowser();
  if (!executablePath) throw new Complaint('no Chromium: run `node scripts/setup.mjs`');
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({ executablePath, args, ...options });
}
