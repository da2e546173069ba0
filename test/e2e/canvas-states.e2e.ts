import assert from 'node:assert/strict';
import fs from 'node:fs';
import { findAxeViolations } from './axe.js';
import { toolsOf } from './canvas-tools.js';
import { openScene, type Scene, until } from './scene.js';

const file = 'ticket-triage.handoff.json';
const themes = ['dark', 'light', 'hc', 'hcl'] as const;

/** The extension host's process of a window's server. */
function findExtensionHost(group: number): number {
  for (const entry of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const [, , , , pgrp] = fs.readFileSync(`/proc/${entry}/stat`, 'utf8').split(' ');
      const command = fs.readFileSync(`/proc/${entry}/cmdline`, 'utf8');
      if (Number(pgrp) === group && command.includes('--type=extensionHost')) return Number(entry);
    } catch {
      // It ended while we looked.
    }
  }
  throw new Error('no extension host found');
}

describe('the canvas in every state', () => {
  let scene: Scene;
  let original: string;
  let tools: ReturnType<typeof toolsOf>;
  before(async () => {
    scene = await openScene({
      workspace: 'examples/ticket-triage',
      settings: { 'handoff.generateOnSave': false },
      size: { width: 1600, height: 1000 },
    });
    original = scene.read(file);
    scene.write('empty.handoff.json', '');
    tools = toolsOf(scene, file);
    await tools.open();
    await scene.workbench.focusEditor();
  });
  after(() => scene?.close());

  for (const theme of themes)
    it(`has no serious accessibility problem: ${theme}`, async () => {
      await scene.workbench.setTheme(theme);
      await tools.pill('find-customer').click();
      assert.deepEqual(await findAxeViolations(scene.canvas()), []);
      await tools.canvas().locator('[role=tab]', { hasText: 'Recovery' }).click();
      assert.deepEqual(await findAxeViolations(scene.canvas()), []);
      await tools.canvas().locator('[role=tab]', { hasText: 'Payload' }).click();
      await scene.shot(`canvas-${theme}`);
    });

  it('keeps selection and viewport while hidden', async () => {
    await scene.workbench.setTheme('dark');
    await tools.card('billing').click({ position: { x: 60, y: 16 } });
    await tools.canvas().getByRole('button', { name: 'Zoom in' }).click();
    await tools.canvas().getByRole('button', { name: 'Zoom in' }).click();
    const zoom = () => tools.canvas().locator('.zoom-value').textContent();
    await scene.page.waitForTimeout(300);
    const before = await zoom();
    for (let time = 0; time < 3; time++) {
      await scene.workbench.openFile('package.json');
      await scene.workbench.openFile(file);
      await tools.canvas().locator('.card.selected[data-agent=billing]').waitFor();
      assert.equal(await zoom(), before);
    }
    assert.equal(await scene.workbench.dirtyTabs.count(), 0);
  });

  it('keeps the last picture of a broken text, locked, with the reason and the way out', async () => {
    scene.write(file, original.replace('"handoffs"', '"handoffs" oops'));
    await tools.canvas().locator('.banner.bad', { hasText: 'cannot be read' }).waitFor();
    assert.equal(await tools.canvas().locator('.card').count(), 4);
    await tools.focus();
    await tools.press('w');
    await scene.page.waitForTimeout(300);
    assert.equal(await scene.workbench.dirtyTabs.count(), 0);
    await scene.shot('canvas-broken');
    assert.deepEqual(await findAxeViolations(scene.canvas()), []);
    scene.write(file, original);
    await tools.canvas().locator('.banner').waitFor({ state: 'detached' });
  });

  it('shows the gallery for an empty file, in four themes', async () => {
    await scene.workbench.openFile('empty.handoff.json');
    await tools.canvas().locator('.gallery-card').nth(3).waitFor();
    for (const theme of themes) {
      await scene.workbench.setTheme(theme);
      assert.deepEqual(await findAxeViolations(scene.canvas()), []);
      await scene.shot(`gallery-${theme}`);
    }
    await scene.workbench.setTheme('dark');
  });

  it('says within 3 s that the extension host is gone, and takes no more input', async () => {
    await scene.workbench.openFile(file);
    await tools.canvas().locator('.card').first().waitFor();
    process.kill(findExtensionHost(scene.server.pid), 'SIGSTOP');
    try {
      const start = Date.now();
      await tools.canvas().locator('.banner', { hasText: 'Disconnected' }).waitFor({ timeout: 10_000 });
      assert.ok(Date.now() - start <= 3_000, `it took ${Date.now() - start} ms`);
      await tools.focus();
      await tools.press('w');
      await tools.notice(/Disconnected/);
      assert.equal(await tools.canvas().locator('.card').count(), 4);
      await scene.shot('canvas-disconnected');
    } finally {
      process.kill(findExtensionHost(scene.server.pid), 'SIGCONT');
    }
    await until(
      async () => (await tools.canvas().locator('.banner').count()) === 0,
      'the banner to go when the host answers again',
    );
  });

  it('let nothing out and broke no policy', () => scene.assertClean());
});
