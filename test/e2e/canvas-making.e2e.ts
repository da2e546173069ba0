import assert from 'node:assert/strict';
import { findAxeViolations } from './axe.js';
import { toolsOf } from './canvas-tools.js';
import { boxOf, centreOf, drag, openScene, type Scene, until } from './scene.js';

const file = 'ticket-triage.handoff.json';

describe('making a workflow with the mouse', () => {
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
    scene.write('other.handoff.json', original.replace('"name": "ticket-triage"', '"name": "other"'));
    tools = toolsOf(scene, file);
    await tools.open();
    await scene.workbench.focusEditor();
    await tools.canvas().locator('.pill').first().waitFor();
  });
  after(() => scene?.close());

  it('opening and clicking never dirties the file', async () => {
    await tools.card('billing').click();
    await tools.pill('find-customer').click();
    await tools.canvas().locator('[role=tab]', { hasText: 'Recovery' }).click();
    await tools.press('Escape');
    const place = () =>
      tools
        .canvas()
        .locator('.react-flow__viewport')
        .evaluate(({ style }) => style.transform);
    const whole = await place();
    await tools
      .canvas()
      .locator('.minimap')
      .click({ position: { x: 24, y: 24 } });
    await until(async () => (await place()) !== whole, 'the overview to lead elsewhere');
    await tools.press('f');
    await until(async () => (await place()) === whole, 'everything in view');
    assert.equal(await scene.workbench.dirtyTabs.count(), 0);
  });

  it('moves a card with one line of change', async () => {
    const from = await centreOf(tools.card('reply'));
    await drag(scene.page, from, { x: from.x + 31, y: from.y + 90 });
    const { layout } = await tools.savedUntil('the place', ({ layout }) => layout?.reply !== undefined);
    assert.deepEqual(Object.keys(layout ?? {}), ['reply']);
    const before = new Set(original.split('\n'));
    const added = scene
      .read(file)
      .split('\n')
      .filter(line => !before.has(line));
    assert.ok(added.length <= 4, `a first layout block of more than four lines:\n${added.join('\n')}`);
  });

  it('drops an agent from the palette where the pointer is', async () => {
    const row = await centreOf(tools.canvas().locator('[data-palette=worker]'));
    const target = await tools.emptyPoint();
    await drag(scene.page, row, { x: target.x, y: target.y + 40 });
    await tools.savedUntil('the worker', ({ agents }) => agents.worker?.role === 'worker');
    const card = await centreOf(tools.card('worker'));
    assert.ok(Math.abs(card.x - target.x) < 12, `dropped at ${target.x}, drawn at ${card.x}`);
  });

  it('draws a handoff from port to card', async () => {
    await tools.draw('triage', 'worker');
    const { handoffs } = await tools.savedUntil(
      'the handoff',
      manifest => 'triage-to-worker' in manifest.handoffs,
    );
    assert.equal(handoffs['triage-to-worker']?.to, 'worker');
    await tools.canvas().locator('.pill.selected[data-handoff=triage-to-worker]').waitFor();
  });

  it('refuses what the pattern does not allow, with the reason', async () => {
    const before = Object.keys((await tools.saved()).handoffs).length;
    await tools.draw('billing', 'reply');
    await tools.canvas().locator('.notice.refused').waitFor();
    assert.equal(Object.keys((await tools.saved()).handoffs).length, before);
  });

  it('offers what may follow when a handoff is dropped on empty canvas', async () => {
    const point = await tools.emptyPoint();
    await tools.draw('triage', { x: point.x - 400, y: point.y });
    await tools.canvas().locator('[role=menuitem]', { hasText: 'new worker' }).click();
    const { handoffs } = await tools.savedUntil('the follower', ({ agents }) => 'worker-2' in agents);
    assert.ok('triage-to-worker-2' in handoffs && 'worker-2-to-triage' in handoffs);
  });

  it('renames where the name stands, and everything that names it', async () => {
    await tools.card('worker').dblclick({ position: { x: 60, y: 16 } });
    const input = tools.canvas().locator('.name-input input');
    await input.fill('billing');
    await tools.canvas().locator('.name-problem', { hasText: 'taken' }).waitFor();
    await input.fill('ledger');
    await scene.page.keyboard.press('Enter');
    const { handoffs } = await tools.savedUntil('the new name', ({ agents }) => 'ledger' in agents);
    assert.equal(handoffs['triage-to-worker']?.to, 'ledger');
  });

  it('removes an agent with its handoffs, and names them', async () => {
    await tools.card('ledger').click({ position: { x: 60, y: 16 } });
    await tools.press('Delete');
    await tools.notice(/Remove ledger with triage-to-worker/);
    await tools.savedUntil('it to be gone', ({ agents }) => !('ledger' in agents));
  });

  it('selects with a box and moves what is selected together, as one step', async () => {
    const box = await boxOf(tools.canvas().locator('.canvas'));
    const corner = await boxOf(tools.card('crm'));
    const last = await boxOf(tools.card('reply'));
    await scene.page.keyboard.down('Shift');
    await drag(
      scene.page,
      { x: corner.x - 14, y: corner.y - 14 },
      { x: Math.min(last.x + last.width + 14, box.x + box.width - 8), y: last.y + last.height + 14 },
    );
    await scene.page.keyboard.up('Shift');
    await until(async () => (await tools.canvas().locator('.card.selected').count()) >= 3, 'three cards');
    await tools.focus();
    await tools.press('ArrowRight', 'ArrowRight', 'ArrowRight');
    await tools.savedUntil(
      'the places',
      ({ layout }) => layout?.crm !== undefined && layout.billing !== undefined,
    );
  });

  it('copies and pastes as manifest text, and selects what came', async () => {
    await tools.card('crm').click({ position: { x: 60, y: 16 } });
    await tools.press('Control+C');
    await tools.notice(/Copied/);
    await tools.press('Control+V');
    await tools.savedUntil('the copy', ({ agents }) => agents['crm-2'] !== undefined);
    await tools.canvas().locator('.card.selected[data-agent=crm-2]').waitFor();
  });

  it('adds by a click in the palette and by typing a name, and moves no other card', async () => {
    const before = scene.read(file);
    const places = () =>
      tools
        .canvas()
        .locator('.react-flow__node')
        .evaluateAll(nodes =>
          Object.fromEntries(nodes.map(node => [node.dataset.id ?? '', node.style.transform])),
        );
    const start = await places();
    await tools.canvas().locator('[data-palette=human]').click();
    await tools.savedUntil('the human', ({ agents }) => agents.human?.role === 'human');
    assert.deepEqual({ ...(await places()), ...start }, await places());
    await tools.undoOnce(before);
    await tools.press('a');
    await tools.canvas().locator('.quick-input').waitFor();
    await scene.page.keyboard.type('postgres');
    await tools.press('Enter');
    await tools.savedUntil('the store', ({ stores }) => stores?.store !== undefined);
    assert.deepEqual({ ...(await places()), ...start }, await places());
    await tools.undoOnce(before);
  });

  it('duplicates, aligns and spreads what is selected, each undone as one', async () => {
    const before = scene.read(file);
    // The store that came and went was brought into view, which may have moved others out of it.
    await tools.press('f');
    await tools.card('crm').click({ position: { x: 60, y: 16 } });
    await tools.press('Control+D');
    await tools.savedUntil('the duplicate', ({ agents }) => agents['crm-3'] !== undefined);
    await tools.undoOnce(before);
    await tools.press('Control+A');
    for (const entry of ['Align left edges', 'Spread vertically']) {
      await tools.press('Shift+F10');
      await tools.canvas().locator('[role=menuitem]', { hasText: entry }).click();
      await until(async () => {
        await scene.workbench.save();
        return scene.read(file) !== before;
      }, entry);
      await tools.undoOnce(before);
      await tools.press('Control+A');
    }
  });

  it('cuts, and pastes into another file', async () => {
    const before = scene.read(file);
    await tools.card('reply').click({ position: { x: 60, y: 16 } });
    await tools.press('Control+X');
    await tools.savedUntil('the cut', ({ agents }) => agents.reply === undefined);
    await tools.undoOnce(before);
    const other = toolsOf(scene, 'other.handoff.json');
    await other.open();
    await other.focus();
    await other.press('Control+V');
    await other.savedUntil('the pasted agent', ({ agents }) => agents['reply-2'] !== undefined);
    await scene.workbench.openFile(file);
    await tools.card('triage').waitFor();
  });

  it('leads a handoff to another agent by its pill, with the reason where that cannot be', async () => {
    const before = scene.read(file);
    const pill = tools.pill('triage-to-billing');
    await drag(scene.page, await centreOf(pill), await centreOf(tools.card('reply')));
    await tools.canvas().locator('.notice.refused', { hasText: 'already' }).waitFor();
    assert.equal(scene.read(file), before);
    await drag(scene.page, await centreOf(pill), await centreOf(tools.card('crm-2')));
    const { handoffs } = await tools.savedUntil('the new way', all => 'triage-to-crm-2' in all.handoffs);
    assert.equal(handoffs['triage-to-crm-2']?.to, 'crm-2');
    await tools.undoOnce(before);
  });

  it('shows what another pattern would change, does nothing on Cancel, and all of it as one step', async () => {
    const before = scene.read(file);
    const dialog = tools.canvas().locator('.pattern-dialog');
    const choose = async () => {
      await tools.canvas().locator('.pattern-picker').click();
      await tools.canvas().locator('.quick-row', { hasText: 'Sequential pipeline' }).click();
      await dialog.locator('[data-step="remove:billing-settled"]').waitFor();
    };
    await choose();
    await scene.shot('pattern-change');
    assert.deepEqual(await findAxeViolations(scene.canvas()), []);
    await tools.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await scene.workbench.dirtyTabs.count(), 0);
    await choose();
    await dialog.locator('.button', { hasText: 'Change pattern' }).click();
    const { pattern, agents } = await tools.savedUntil(
      'the pipeline',
      all => all.pattern !== 'supervisor-worker',
    );
    assert.equal(pattern, 'sequential-pipeline');
    assert.deepEqual([...new Set(Object.values(agents).map(({ role }) => role))], ['step']);
    await tools.canvas().locator('.tool.complete').waitFor({ state: 'detached' });
    const region = await boxOf(tools.canvas().locator('.canvas'));
    await until(
      async () => {
        const cards = await tools.canvas().locator('.card').all();
        const boxes = await Promise.all(cards.map(boxOf));
        return boxes.every(
          ({ x, y, width, height }) =>
            x >= region.x &&
            y >= region.y &&
            x + width <= region.x + region.width &&
            y + height <= region.y + region.height,
        );
      },
      'every card of the new picture in view',
      10_000,
    );
    await tools.undoOnce(before);
  });

  it('completes the pattern in one step', async () => {
    const before = scene.read(file);
    await tools.canvas().locator('.tool.complete').click();
    await tools.canvas().locator('.pattern-dialog .pattern-step.add').first().waitFor();
    await tools.press('Enter');
    const ends = ['triage-to-crm-2', 'crm-2-to-triage'];
    await tools.savedUntil('both ways', ({ handoffs }) => ends.every(id => id in handoffs));
    await tools.canvas().locator('.tool.complete').waitFor({ state: 'detached' });
    await tools.undoOnce(before);
  });

  it('undoes everything, step by step, back to the original bytes', async () => {
    await tools.focus();
    for (let step = 0; step < 20 && scene.read(file) !== original; step++) {
      await scene.page.keyboard.press('Control+Z');
      await scene.page.waitForTimeout(250);
      await scene.workbench.save();
    }
    assert.equal(scene.read(file), original);
  });

  it('let nothing out and broke no policy', () => scene.assertClean());
});
