import assert from 'node:assert/strict';
import { toolsOf } from './canvas-tools.js';
import { openScene, type Scene } from './scene.js';

const file = 'built.handoff.json';

describe('building a workflow by keyboard alone', () => {
  let scene: Scene;
  let tools: ReturnType<typeof toolsOf>;
  before(async () => {
    scene = await openScene({
      settings: { 'handoff.generateOnSave': false },
      size: { width: 1600, height: 1000 },
    });
    scene.write(file, '');
    tools = toolsOf(scene, file);
    await tools.open('.gallery');
    await scene.workbench.focusEditor();
  });
  after(() => scene?.close());

  it('starts from a pattern', async () => {
    await tools.canvas().locator('[data-pattern=supervisor-worker]').focus();
    await tools.press('Enter');
    await tools.canvas().locator('.react-flow__node').first().waitFor();
    const { pattern } = await tools.savedUntil('the pattern', manifest => Boolean(manifest.pattern));
    assert.equal(pattern, 'supervisor-worker');
    await scene.shot('keyboard-1-started');
  });

  it('adds an agent by its letter and renames it', async () => {
    await tools.focus();
    await tools.press('w');
    await tools.canvas().locator('.card.selected[data-agent=worker]').waitFor();
    await tools.press('F2');
    await tools.canvas().locator('.name-input input').waitFor();
    await scene.page.keyboard.type('critic');
    await tools.press('Enter');
    await tools.canvas().locator('.card.selected[data-agent=critic]').waitFor();
    await tools.savedUntil('the critic', ({ agents }) => agents.critic?.role === 'worker');
  });

  it('hands off from a list that says who may take it', async () => {
    // Left of the new card stand the store and the queue; the planner is beside those further up.
    await tools.walk('ArrowUp', 'researcher');
    await tools.walk('ArrowLeft', 'planner');
    await tools.press('c');
    const list = tools.canvas().locator('.quick-list');
    await list.locator('.refused', { hasText: 'researcher' }).waitFor();
    await scene.shot('keyboard-2-connect');
    await scene.page.keyboard.type('critic');
    await tools.press('Enter');
    await tools.savedUntil('the handoff', ({ handoffs }) => 'planner-to-critic' in handoffs);
    await tools.canvas().locator('.pill.selected[data-handoff=planner-to-critic]').waitFor();
  });

  it('completes the pattern with a fix from the inspector', async () => {
    // What is found by its words is selected, problems too: those alone after an exclamation mark.
    await tools.find('!critic');
    const fix = tools.canvas().locator('.problem-fixes button').first();
    await fix.waitFor();
    await fix.focus();
    await tools.press('Enter');
    await tools.savedUntil('the way back', ({ handoffs }) => 'critic-to-planner' in handoffs);
  });

  it('types a payload field', async () => {
    await tools.canvas().locator('.tree').focus();
    await tools.press('Home');
    for (let row = 0; row < 12; row++) {
      if (await tools.canvas().locator('.pill.selected[data-handoff=planner-to-critic]').count()) break;
      await tools.press('ArrowDown');
    }
    const add = tools.canvas().locator('.add-field').first();
    await add.focus();
    await tools.press('Enter');
    const name = tools.canvas().getByRole('textbox', { name: 'Name of field field' });
    await name.waitFor();
    await name.focus();
    await tools.press('Control+A');
    await scene.page.keyboard.type('severity');
    await tools.press('Enter');
    await tools.savedUntil('the field', ({ handoffs }) => {
      const { payload } = handoffs['planner-to-critic'] as unknown as {
        payload: { properties?: Record<string, unknown> };
      };
      return payload.properties?.severity !== undefined;
    });
    await scene.shot('keyboard-3-field');
  });

  it('says how the branches of a fan-out join', async () => {
    await tools.find('planner-to-researcher');
    await tools.canvas().locator('.pill.selected[data-handoff=planner-to-researcher]').waitFor();
    await tools.canvas().getByRole('tab', { name: 'Payload' }).focus();
    await tools.press('ArrowRight', 'ArrowRight');
    const row = tools.canvas().locator('.form-row', { hasText: 'Join' });
    const joinOf = (join: unknown) =>
      tools.savedUntil('the join', ({ handoffs }) => {
        const { fanOut } = handoffs['planner-to-researcher'] as unknown as { fanOut?: { join?: unknown } };
        return JSON.stringify(fanOut?.join) === JSON.stringify(join);
      });
    await row.locator('vscode-single-select').focus();
    await tools.press('Space', 'ArrowDown', 'Enter');
    await joinOf('any');
    await tools.press('Space', 'ArrowDown', 'Enter');
    await joinOf({ quorum: 2 });
    const quorum = tools.canvas().getByRole('textbox', { name: 'Join: quorum' });
    await quorum.focus();
    await tools.press('Control+A');
    await scene.page.keyboard.type('3');
    await tools.press('Enter');
    await joinOf({ quorum: 3 });
    // A field is found by its name, in the handoff that it crosses.
    await tools.find('severity');
    await tools.canvas().locator('.pill.selected[data-handoff=planner-to-critic]').waitFor();
    await tools.canvas().getByRole('tab', { name: 'Recovery' }).focus();
    await tools.press('Home');
  });

  it('keeps an invalid value visible and never writes it', async () => {
    const version = tools.canvas().getByRole('textbox', { name: 'Version' });
    await version.focus();
    await tools.press('Control+A');
    await scene.page.keyboard.type('1.x');
    await tools.press('Enter');
    await tools.canvas().locator('.control-problem', { hasText: 'semantic version' }).waitFor();
    const { handoffs } = await tools.saved();
    assert.equal(handoffs['planner-to-critic']?.version, '1.0.0');
    assert.equal(await version.inputValue(), '1.x');
  });

  it('undoes in a field the field, and not the document', async () => {
    const version = tools.canvas().getByRole('textbox', { name: 'Version' });
    await version.focus();
    const before = scene.read(file);
    await tools.press('Control+Z');
    await scene.page.waitForTimeout(400);
    assert.equal(await scene.workbench.dirtyTabs.count(), 0);
    assert.equal(scene.read(file), before);
    await tools.press('Escape');
  });

  it('moves with the arrow keys, finds with Ctrl+F, walks the regions with F6', async () => {
    await tools.find('critic');
    await tools.canvas().locator('.card.selected[data-agent=critic]').waitFor();
    const before = (await tools.saved()).layout?.critic;
    await tools.press('ArrowDown', 'ArrowDown');
    await tools.savedUntil(
      'the move',
      ({ layout }) => layout?.critic !== undefined && layout.critic.y !== before?.y,
    );
    await tools.press('F6');
    assert.ok((await tools.canvas().locator('.inspector :focus').count()) > 0);
    await tools.press('Shift+F6');
    assert.equal(await tools.canvas().locator('.canvas:focus').count(), 1);
  });

  it('removes from the outline', async () => {
    await tools.canvas().locator('.tree').focus();
    await tools.press('Delete');
    await tools.savedUntil('it to be gone', ({ agents }) => !('critic' in agents));
  });

  it('let nothing out and broke no policy', () => scene.assertClean());
});
