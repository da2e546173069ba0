import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { inRepo } from '../../scripts/lib/paths.mjs';
import { toolsOf } from './canvas-tools.js';
import { boxOf, openScene, type Scene, until } from './scene.js';

const file = 'support.handoff.json';
const outDir = 'src/handoffs/support';

/** What `tsc --strict` says of a file of the workspace; nothing when all is well. */
function typeCheck(scene: Scene, entry: string): string {
  const compilerOptions = {
    ...{ strict: true, noEmit: true, target: 'ES2023', module: 'ESNext', moduleResolution: 'bundler' },
    ...{ types: [], skipLibCheck: true, paths: { zod: [inRepo('node_modules/zod')] } },
  };
  scene.write('tsconfig.check.json', JSON.stringify({ compilerOptions, files: [entry] }));
  const tsc = inRepo('node_modules/typescript/bin/tsc');
  try {
    execFileSync(process.execPath, [tsc, '-p', path.join(scene.folder, 'tsconfig.check.json')], {
      stdio: 'pipe',
    });
    return '';
  } catch (error) {
    return String((error as { stdout: Buffer }).stdout);
  }
}

/** Where a text begins, counted from 1 as VS Code shows it. */
function placeOf(text: string, part: string): [line: number, column: number] {
  const lines = text.slice(0, text.indexOf(part)).split('\n');
  return [lines.length, (lines.at(-1)?.length ?? 0) + 1];
}

describe('from nothing to typed handoffs', () => {
  let scene: Scene;
  let tools: ReturnType<typeof toolsOf>;
  before(async () => {
    scene = await openScene({ size: { width: 1600, height: 1000 } });
    tools = toolsOf(scene, file);
  });
  after(() => scene?.close());

  it('creates a workflow from the gallery', async () => {
    await scene.workbench.command('Handoff: New Workflow');
    await scene.workbench.quickInput.waitFor();
    await scene.workbench.quickInput.fill('support');
    await scene.page.keyboard.press('Enter');
    const card = scene.canvas().locator('.gallery-card', { hasText: 'Supervisor' });
    await card.waitFor({ timeout: 20_000 });
    await scene.shot('journey-gallery');
    await card.click();
    await tools.card('planner').waitFor();
    await tools.savedUntil('the starter', ({ pattern }) => pattern === 'supervisor-worker');
  });

  it('adds an agent, hands over to it, and types a field of the payload', async () => {
    await scene.workbench.focusEditor();
    await tools.canvas().locator('[data-palette=worker]').click();
    await tools.card('worker').waitFor();
    await tools.canvas().getByRole('button', { name: 'Fit' }).click();
    await tools.draw('planner', 'worker');
    await tools.pill('planner-to-worker').click();
    await tools.canvas().locator('.add-field').click();
    const name = tools.canvas().getByLabel('Name of field field');
    await name.fill('urgent');
    await name.press('Enter');
    await tools.canvas().getByLabel('Type of urgent').selectOption('boolean');
    await scene.shot('journey-field');
    const { handoffs } = await tools.savedUntil(
      'the handoff',
      manifest => 'planner-to-worker' in manifest.handoffs,
    );
    assert.equal(handoffs['planner-to-worker']?.to, 'worker');
    await until(
      () => /"urgent"\s*:\s*\{[^}]*"boolean"/.test(scene.read(file)),
      'the typed field on the disk',
    );
  });

  it('has generated, on save, code that type-checks and has the field', async () => {
    const types = await until(
      () => {
        try {
          const text = scene.read(`${outDir}/types.ts`);
          return /urgent\??: boolean/.test(text) ? text : undefined;
        } catch {
          return undefined;
        }
      },
      'the generated types',
      20_000,
    );
    assert.match(types, /export/);
    assert.equal(typeCheck(scene, `${outDir}/index.ts`), '');
  });

  it('says that the worker cannot answer, and mends that with one click', async () => {
    await tools.card('worker').click({ position: { x: 60, y: 16 } });
    await tools.canvas().getByRole('button', { name: 'Add the return handoff' }).click();
    await tools.savedUntil('the return handoff', manifest => 'worker-to-planner' in manifest.handoffs);
    await tools.canvas().locator('.problems').waitFor({ state: 'detached' });
    await tools.canvas().locator('.status', { hasText: 'Saved · generated' }).waitFor();
    await until(
      () => /worker-to-planner/.test(scene.read(`${outDir}/index.ts`)),
      'code for the new handoff',
      30_000,
    );
    assert.equal(typeCheck(scene, `${outDir}/index.ts`), '');
  });

  it('shows a generated file that was edited by hand, and mends it with a quick fix', async () => {
    const generated = scene.read(`${outDir}/types.ts`);
    const byHand = generated.replace(/boolean/g, 'string');
    assert.notEqual(byHand, generated);
    scene.write(`${outDir}/types.ts`, byHand);
    const edited = scene.page.locator('.markers-panel .monaco-list-row', { hasText: 'output-edited' });
    await scene.workbench.problems();
    await edited.first().waitFor({ timeout: 20_000 });
    await scene.shot('journey-drift');
    await scene.workbench.openFile(`${outDir}/types.ts`);
    const squiggle = scene.page
      .locator('.editor-instance .squiggly-error, .editor-instance .squiggly-warning')
      .first();
    const fixes = scene.page.locator('.action-widget .monaco-list-row');
    // What the disk says may be looked at anew just then, which closes the list.
    const openQuickFixes = () =>
      until(
        async () => {
          const { x, y } = await boxOf(squiggle);
          await scene.page.mouse.click(x + 4, y - 4);
          await scene.page.keyboard.press('Control+.');
          return fixes
            .first()
            .waitFor({ timeout: 5_000 })
            .then(() => true)
            .catch(() => false);
        },
        'the list of quick fixes',
        60_000,
      );
    for (const theme of ['light', 'hc', 'dark'] as const) {
      await scene.workbench.setTheme(theme);
      await openQuickFixes();
      await scene.shot(`journey-quick-fix-${theme}`);
      if (theme !== 'dark') await scene.page.keyboard.press('Escape');
    }
    await fixes
      .filter({ hasText: /egenerate|verwrite/ })
      .first()
      .click();
    await until(() => scene.read(`${outDir}/types.ts`) === generated, 'the file as it was generated', 20_000);
    await edited.first().waitFor({ state: 'detached', timeout: 20_000 });
  });

  it('renames a handoff in the text and in the source that uses it, and undoes both as one', async () => {
    const source = 'src/agents/worker.ts';
    const code =
      "import { openPlannerToWorker } from '../handoffs/support/index.js';\n\nexport const open = openPlannerToWorker;\n";
    scene.write(source, code);
    await scene.workbench.openFile(file);
    await tools.focus();
    await scene.workbench.command('Handoff: Open as Text');
    await scene.page.locator('.editor-instance .view-line').first().waitFor();
    const before = scene.read(file);
    const [line, column] = placeOf(before, '"planner-to-worker"');
    await scene.workbench.showQuickInput('Control+G');
    await scene.workbench.quickInput.fill(`:${line}:${column + 1}`);
    await scene.page.keyboard.press('Enter');
    await scene.page.keyboard.press('F2');
    const name = scene.page.locator('.rename-box input');
    await name.waitFor();
    await name.fill('assign');
    await scene.shot('journey-rename');
    await name.press('Enter');
    const saveAll = () => scene.workbench.command('File: Save All');
    await scene.workbench.tab('support.handoff.json').first().and(scene.page.locator('.dirty')).waitFor();
    await saveAll();
    await until(() => /openAssign/.test(scene.read(source)), 'the renamed source', 20_000);
    assert.equal(scene.read(source), code.replaceAll('openPlannerToWorker', 'openAssign'));
    assert.doesNotMatch(scene.read(file), /planner-to-worker/);
    await until(() => /\/assign\.js/.test(scene.read(`${outDir}/index.ts`)), 'the renamed code', 20_000);
    await scene.workbench.tab('support.handoff.json').first().click();
    await scene.page.keyboard.press('Control+Z');
    await scene.workbench.tab('worker.ts').first().and(scene.page.locator('.dirty')).waitFor();
    await saveAll();
    await until(() => scene.read(source) === code, 'the source as it was', 20_000);
    assert.equal(scene.read(file), before);
    await until(
      () => /\/planner-to-worker\.js/.test(scene.read(`${outDir}/index.ts`)),
      'the code as it was',
      20_000,
    );
    await scene.workbench.command('Handoff: Open Canvas');
    await tools.card('planner').waitFor();
  });

  it('undoes everything back to the empty file', async () => {
    await scene.workbench.openFile(file);
    await tools.focus();
    for (let step = 0; step < 20 && scene.read(file) !== ''; step++) {
      await scene.page.keyboard.press('Control+Z');
      await scene.page.waitForTimeout(250);
      await scene.workbench.save();
    }
    assert.equal(scene.read(file), '');
  });

  it('let nothing leave the machine and broke no policy', () => scene.assertClean());
});
