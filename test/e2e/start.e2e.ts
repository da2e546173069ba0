import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../scripts/lib/browser.mjs';
import { inRepo, ROOT } from '../../scripts/lib/paths.mjs';
import { until } from './scene.js';

describe('npm start', () => {
  let start: ChildProcess;
  let browser: Browser;
  let output = '';
  let exitCode: number | null | undefined;

  before(async () => {
    const args = [inRepo('scripts/start.mjs'), '--no-desktop'];
    start = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [start.stdout, start.stderr]) stream?.on('data', text => (output += text));
    start.once('exit', code => {
      exitCode = code;
    });
    browser = await launchBrowser();
  });
  after(async () => {
    start?.kill('SIGKILL');
    await browser?.close();
  });

  const address = (): string | undefined => /ready: (http:\S+)/.exec(output)?.[1];

  it('prints the address as its last line', async () => {
    await until(() => address() ?? exitCode !== undefined, 'the address', 50_000);
    assert.match(
      output.trim().split('\n').at(-1) ?? '',
      /^Handoff Designer is ready: http:\S+ {2}\(Ctrl\+C stops it\)$/,
      output,
    );
  });

  it('shows the example on the canvas, without a click', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(address() ?? '');
    const canvas = page.frameLocator('iframe.webview.ready:visible').frameLocator('iframe#active-frame');
    await canvas.locator('.react-flow__node').first().waitFor({ timeout: 40_000 });
    assert.equal(await page.locator('.tabs-container .tab').count(), 1);
    await page.close();
  });

  it('ends with all that it has started on Ctrl+C', async () => {
    start.kill('SIGINT');
    await until(() => exitCode !== undefined, 'its end');
    assert.equal(exitCode, 0);
    await assert.rejects(fetch(address() ?? ''), 'the server still answers');
  });
});

describe('npm start where a desktop VS Code is installed', () => {
  it('opens the example in it, with the extension from this folder', async () => {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'handoff-desktop-'));
    const said = path.join(dir, 'said.json');
    // Stands in for the `code` command, of which only the words it is given matter.
    fs.writeFileSync(
      path.join(dir, 'code'),
      `#!${process.execPath}\nrequire('node:fs').writeFileSync(${JSON.stringify(said)}, JSON.stringify(process.argv.slice(2)));\n`,
      { mode: 0o755 },
    );
    const env = { ...process.env, PATH: `${dir}${path.delimiter}${process.env.PATH}`, DISPLAY: ':0' };
    const start = spawn(process.execPath, [inRepo('scripts/start.mjs')], { env, stdio: 'ignore' });
    const code = await new Promise(resolve => start.once('exit', resolve));
    assert.equal(code, 0);
    await until(() => fs.existsSync(said) && fs.readFileSync(said, 'utf8') !== '', 'the words to be said');
    const folder = inRepo('examples/ticket-triage');
    assert.deepEqual(JSON.parse(fs.readFileSync(said, 'utf8')), [
      '--new-window',
      `--extensionDevelopmentPath=${ROOT}`,
      folder,
      path.join(folder, 'ticket-triage.handoff.json'),
    ]);
    fs.rmSync(dir, { recursive: true });
  });
});
