import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { inRepo } from '../../scripts/lib/paths.mjs';
import { findAxeViolations } from './axe.js';
import { toolsOf } from './canvas-tools.js';
import { centreOf, openScene, type Scene, until } from './scene.js';

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
    scene.write(
      'bare.handoff.json',
      '{ "manifestVersion": 1, "name": "bare", "pattern": "peer-to-peer", "agents": {}, "handoffs": {} }\n',
    );
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

  it('is as sharp at rest, at any zoom and place, as if the drawing were no layer of its own', async () => {
    const picture = tools.canvas().locator('.react-flow__viewport');
    const { x, y } = await centreOf(tools.card('billing'));
    const clip = { x: Math.round(x) - 100, y: Math.round(y) - 40, width: 200, height: 80 };
    await scene.page.mouse.move(x, y);
    await scene.page.keyboard.down('Control');
    await scene.page.mouse.wheel(0, -37);
    await scene.page.keyboard.up('Control');
    await scene.page.mouse.move(5, 5);
    const moves = () => picture.evaluate(({ style }) => style.willChange !== '');
    await until(async () => !(await moves()), 'the view to rest');
    await scene.page.waitForTimeout(300);
    const layer = await scene.page.screenshot({ clip });
    await picture.evaluate(({ style }) => style.setProperty('backface-visibility', 'visible'));
    await scene.page.waitForTimeout(300);
    const plain = await scene.page.screenshot({ clip });
    await picture.evaluate(({ style }) => style.removeProperty('backface-visibility'));
    assert.ok(layer.equals(plain), 'the layer is not painted as it is without one');
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

  /** Chooses from the Export menu and takes the name that is offered. */
  async function exportAs(label: string, name: string): Promise<Buffer> {
    await tools.canvas().getByRole('button', { name: 'Export' }).click();
    await tools.canvas().getByRole('menuitem', { name: label }).click();
    await scene.workbench.quickInput.waitFor();
    await until(
      async () => (await scene.workbench.quickInput.inputValue()).endsWith(name),
      'the offered name',
    );
    await scene.page.keyboard.press('Enter');
    const target = path.join(scene.folder, name);
    await until(() => fs.existsSync(target) && fs.statSync(target).size > 0, name);
    return fs.readFileSync(target);
  }

  it('exports pictures and documents, the same as the command line', async () => {
    const onCommandLine = (format: string) =>
      execFileSync(
        process.execPath,
        [inRepo('dist/cli.cjs'), 'export', path.join(scene.folder, file), '--format', format],
        { encoding: 'utf8' },
      );
    assert.equal(String(await exportAs('SVG, for white paper', 'ticket-triage.svg')), onCommandLine('svg'));
    assert.equal(String(await exportAs('Mermaid', 'ticket-triage.mmd')), onCommandLine('mermaid'));
    assert.equal(String(await exportAs('Markdown', 'ticket-triage.md')), onCommandLine('markdown'));
    const png = await exportAs('PNG, in the theme', 'ticket-triage.png');
    const [, width] = /width="(\d+)"/.exec(onCommandLine('svg')) ?? [];
    assert.deepEqual([...png.subarray(1, 4)], [...Buffer.from('PNG')]);
    assert.equal(png.readUInt32BE(16), 2 * Number(width));
  });

  it('copies the workflow as an image', async () => {
    await scene.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await tools.canvas().getByRole('button', { name: 'Export' }).click();
    await tools.canvas().getByRole('menuitem', { name: 'Copy as image' }).click();
    await tools.notice('on the clipboard');
  });

  it('draws another version beside this one, moves both as one, and goes from change to change', async () => {
    const older = JSON.parse(original);
    older.handoffs['find-customer'].version = '0.9.0';
    older.agents.archive = { role: 'worker' };
    delete older.agents.reply.model;
    older.layout = { crm: { x: -40, y: -90 } };
    const newer = { ...JSON.parse(original), layout: { crm: { x: 520, y: -40 } } };
    scene.write('older.handoff.json', JSON.stringify(older, null, 2));
    scene.write(file, JSON.stringify(newer, null, 2));
    await tools.canvas().getByRole('button', { name: 'Compare' }).click();
    await scene.workbench.quickRow('A file').click();
    await scene.workbench.quickRow('older.handoff.json').click();
    const page = scene.canvas();
    const changes = page.locator('.change');
    await changes.first().waitFor({ timeout: 20_000 });
    const keys = await changes.evaluateAll(all => all.map(each => each.getAttribute('data-change')));
    assert.deepEqual(keys, ['agent:crm', 'agent:reply', 'agent:archive', 'handoff:find-customer']);
    await page.locator('.before .is-removed [data-agent=archive]').waitFor();
    assert.equal(await page.locator('.after [data-agent=archive]').count(), 0);

    const places = () =>
      page
        .locator('.react-flow__viewport')
        .evaluateAll(all => all.map(each => (each as HTMLElement).style.transform));
    const isMovedAsOne = async (before: string) => {
      const [left, right] = await places();
      return left === right && left !== before;
    };
    const [fitted = ''] = await places();
    await page.locator('.before .react-flow__pane').hover();
    await scene.page.mouse.wheel(60, 90);
    await until(() => isMovedAsOne(fitted), 'both sides to pan');
    const [panned = ''] = await places();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await until(() => isMovedAsOne(panned), 'both sides to zoom');

    await page.locator('.change-list').focus();
    const current = page.locator('.change[aria-selected=true]');
    const spoken = page.locator('[role=status]');
    await scene.page.keyboard.press('F7');
    await spoken.filter({ hasText: /^Change 1 of 4. Agent crm moved/ }).waitFor({ state: 'attached' });
    await scene.page.keyboard.press('Shift+F7');
    assert.equal(await current.getAttribute('data-change'), 'handoff:find-customer');
    assert.match((await current.textContent()) ?? '', /0\.9\.0/);
    await page.getByRole('button', { name: /Contract/ }).click();
    await until(async () => (await changes.count()) === 2, 'only wiring and layout');
    await page.getByRole('button', { name: /Contract/ }).click();
    await until(async () => (await changes.count()) === 4, 'every change');
    for (const theme of themes) {
      await scene.workbench.setTheme(theme);
      assert.deepEqual(await findAxeViolations(page), []);
      await scene.shot(`comparison-${theme}`);
    }
    await scene.workbench.setTheme('dark');
    scene.write('older.handoff.json', '{ "agents": ');
    await page.getByRole('button', { name: 'Swap left and right' }).click();
    await page.locator('.after .compared-nothing', { hasText: 'cannot be read' }).waitFor();
    await page.locator('.before [data-agent=crm]').waitFor();
    scene.write(file, original);
    await scene.workbench.openFile(file);
    await tools.card('billing').waitFor();
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

  it('says on a canvas without agents how to get one, and does it', async () => {
    await scene.workbench.openFile('bare.handoff.json');
    const hint = tools.canvas().locator('.empty-hint');
    await hint.waitFor();
    assert.match(await hint.innerText(), /No agents yet[\s\S]*P\s+Peer/);
    assert.match(await tools.canvas().locator('.zoom-value').innerText(), /^100/);
    await scene.shot('canvas-bare');
    await tools.focus();
    await tools.press('p');
    await tools.canvas().locator('.card').waitFor();
    assert.equal(await hint.count(), 0);
    await tools.press('Control+z');
    await hint.waitFor();
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
