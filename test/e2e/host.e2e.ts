import assert from 'node:assert/strict';
import { openScene, type Scene, until } from './scene.js';

const manifest = `{
  "handoff": 1,
  "name": "broken"
}
`;

describe('the packaged extension in the workbench', () => {
  let scene: Scene;
  before(async () => {
    scene = await openScene();
  });
  after(() => scene?.close());

  it('opens a manifest on the canvas and not as text', async () => {
    scene.write('any.handoff.json', manifest);
    await scene.workbench.openFile('any.handoff.json');
    await scene.canvas().locator('#root > *').first().waitFor();
    assert.equal(await scene.workbench.dirtyTabs.count(), 0);
    await scene.shot('host-canvas');
  });

  it('follows the theme', async () => {
    for (const theme of ['light', 'hc', 'hcl', 'dark'] as const) await scene.workbench.setTheme(theme);
    assert.equal(scene.read('any.handoff.json'), manifest);
  });

  it('says what it does in its output channel', async () => {
    await scene.workbench.command('Output: Show Output Channels');
    await until(() => scene.workbench.quickRow('Handoff').isVisible(), 'an output channel');
    await scene.page.keyboard.press('Escape');
  });

  it('lets nothing leave the machine and breaks no policy', () => scene.assertClean());
});
