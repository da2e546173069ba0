import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { openScene, type Scene, until } from './scene.js';
import { packWebExtension } from './web-extension.js';

const file = 'ticket-triage.handoff.json';

describe('the browser build in the web worker extension host', () => {
  let scene: Scene;
  before(async () => {
    scene = await openScene({ workspace: 'examples/ticket-triage', vsix: packWebExtension() });
  });
  after(() => scene?.close());

  it('opens the canvas', async () => {
    await scene.workbench.openFile(file);
    await scene.canvas().locator('.react-flow__node').first().waitFor();
    await scene.shot('web-canvas');
  });

  it('generates code through the virtual file system', async () => {
    const generated = path.join(scene.folder, 'src/handoffs');
    const before = fs.readdirSync(generated, { recursive: true }).sort();
    const index = scene.read('src/handoffs/index.ts');
    fs.rmSync(path.join(generated, 'index.ts'));
    await scene.workbench.command('Handoff: Generate Code');
    await until(() => fs.existsSync(path.join(generated, 'index.ts')), 'the generated index', 30_000);
    assert.equal(scene.read('src/handoffs/index.ts'), index);
    assert.deepEqual(fs.readdirSync(generated, { recursive: true }).sort(), before);
  });

  it('lets nothing leave the machine and breaks no policy', () => scene.assertClean());
});
