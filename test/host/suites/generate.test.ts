import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { openPage } from '../support/canvas.js';
import { sampleManifest } from '../support/manifests.js';
import {
  applyAction,
  closeAll,
  codeOf,
  fileUri,
  isOnDisk,
  openText,
  problemsOf,
  quickFixesFor,
  readDisk,
  sleep,
  testApi,
  until,
  waitForNoProblem,
  waitForProblem,
  workspaceFolder,
  writeDisk,
} from '../support.js';

interface Generated {
  readonly uri: vscode.Uri;
  readonly out: string;
  readonly files: string[];
}

/** A manifest of its own in a folder of its own, generated once. */
const generated = (name: string): Promise<Generated> => generatedInto(name, 'out');

/** A manifest in a folder, generated once into a folder below that. */
async function generatedInto(folder: string, outDir: string): Promise<Generated> {
  const out = `${folder}/${outDir}`;
  const text = sampleManifest().replace('"layout"', `"generate": { "outDir": "${outDir}" },\n  "layout"`);
  const uri = await writeDisk(`${folder}/flow.handoff.json`, text);
  const { services } = await testApi();
  await services.generation.generate(uri, { reason: 'asked' });
  const files = filesBelow(fileUri(out).fsPath).map(file => `${out}/${file}`);
  assert.ok(files.length > 3, `files are generated: ${files.join(', ')}`);
  return { uri, out, files };
}

/** Whether VS Code notices what happens in a new folder. */
async function isWatched(folder: string): Promise<boolean> {
  let noticed = false;
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(workspaceFolder(), `${folder}/probe-*.txt`),
  );
  watcher.onDidCreate(() => (noticed = true));
  const probes = Array.from({ length: 30 }, (_, i) => `${folder}/probe-${i}.txt`);
  for (const probe of probes) {
    if (noticed) break;
    await writeDisk(probe, '');
    await sleep(100);
  }
  watcher.dispose();
  for (const probe of probes) fs.rmSync(fileUri(probe).fsPath, { force: true });
  return noticed;
}

function filesBelow(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

/** When each file was last written, and which inode holds it. */
const stamps = (folder: string): string =>
  filesBelow(folder)
    .map(file => {
      const { mtimeMs, ino } = fs.statSync(path.join(folder, file));
      return `${file} ${mtimeMs} ${ino}`;
    })
    .join('\n');

const pick = (files: readonly string[], pattern: RegExp): string => {
  const file = files.find(candidate => pattern.test(candidate));
  assert.ok(file, `${pattern} in ${files.join(', ')}`);
  return file;
};

describe('generating on save', () => {
  afterEach(closeAll);

  it('writes the code after a save, and nothing again when the contract is the same', async () => {
    const text = sampleManifest().replace('"layout"', `"generate": { "outDir": "out" },\n  "layout"`);
    const uri = await writeDisk('save/flow.handoff.json', text);
    const page = await openPage(uri);
    await page.edit({ type: 'set', path: ['description'], value: 'Saved.' });
    await page.send({ type: 'save' });
    await until(
      () => page.received().some(m => m.type === 'sync' && m.state.kind === 'saved' && m.state.generated),
      'generated',
    );
    const out = fileUri('save/out').fsPath;
    const files = filesBelow(out);
    assert.ok(
      files.some(file => file.endsWith('.ts')) && files.some(file => file.endsWith('.json')),
      files.join(),
    );
    assert.deepEqual(
      files.filter(file => file.endsWith('.tmp')),
      [],
    );
    const before = stamps(out);
    const { services } = await testApi();
    await page.edit({ type: 'move', positions: { review: { x: 1, y: 2 } } });
    await page.send({ type: 'save' });
    const summary = await services.generation.generate(uri, { reason: 'asked' });
    assert.deepEqual(summary?.written, []);
    assert.equal(stamps(out), before, 'not a single file is written for a moved node');
    await waitForNoProblem(uri, 'output-stale');
  });

  it('serves a storm of saves with few runs, and the last one counts', async () => {
    const { uri, out } = await generated('storm');
    const page = await openPage(uri);
    const { services } = await testApi();
    for (let i = 0; i < 10; i++) {
      await page.edit({
        type: 'set',
        path: ['handoffs', 'intake-to-review', 'description'],
        value: `Text number ${i}.`,
      });
      await page.send({ type: 'save' });
    }
    await services.generation.generate(uri, { reason: 'asked' });
    const texts = filesBelow(fileUri(out).fsPath).map(file =>
      fs.readFileSync(path.join(fileUri(out).fsPath, file), 'utf8'),
    );
    assert.ok(texts.some(text => text.includes('Text number 9.')));
    assert.ok(!texts.some(text => text.includes('Text number 8.')));
    await waitForNoProblem(uri, 'output-stale');
  });

  it('generates nothing from broken text, and leaves what is there', async () => {
    const { uri, out } = await generated('unreadable');
    const before = stamps(fileUri(out).fsPath);
    const editor = await openText(uri);
    await editor.edit(builder => builder.insert(new vscode.Position(2, 0), '<<<<<<< HEAD\n'));
    await editor.document.save();
    const { services } = await testApi();
    assert.equal(await services.generation.generate(uri, { reason: 'save' }), undefined);
    assert.equal(stamps(fileUri(out).fsPath), before);
  });

  it('keeps what a person writes into a generated file while generation is writing', async () => {
    const { uri, files } = await generated('meanwhile');
    const types = pick(files, /types\.ts$/);
    const generatedText = await readDisk(types);
    const page = await openPage(uri);
    const { services } = await testApi();
    for (let round = 0; round < 5; round++) {
      await page.edit({
        type: 'set',
        path: ['handoffs', 'intake-to-review', 'payload', 'properties', `extra${round}`],
        value: { type: 'string' },
      });
      await page.send({ type: 'save' });
      const running = services.generation.generate(uri, { reason: 'asked' });
      await new Promise(resolve => setTimeout(resolve, round * 25));
      const mine = `${generatedText}\n// a person, round ${round}\n`;
      fs.writeFileSync(fileUri(types).fsPath, mine);
      await running;
      await services.generation.generate(uri, { reason: 'save' });
      assert.equal(await readDisk(types), mine, `round ${round}`);
      fs.writeFileSync(fileUri(types).fsPath, generatedText);
      await services.generation.generate(uri, { reason: 'asked', overwrite: 'all' });
    }
  });

  it('leaves an open generated file with unsaved changes alone', async () => {
    const { uri, files } = await generated('unsaved');
    const types = pick(files, /types\.ts$/);
    const editor = await openText(fileUri(types));
    await editor.edit(builder => builder.insert(new vscode.Position(0, 0), '// mine\n'));
    const onDisk = await readDisk(types);
    const page = await openPage(uri, vscode.ViewColumn.Two);
    await page.edit({
      type: 'set',
      path: ['handoffs', 'intake-to-review', 'payload', 'properties', 'note'],
      value: { type: 'string' },
    });
    await page.send({ type: 'save' });
    const { services } = await testApi();
    const summary = await services.generation.generate(uri, { reason: 'save' });
    assert.deepEqual(summary?.skipped, ['out/types.ts']);
    assert.equal(await readDisk(types), onDisk, 'the file on disk is as it was');
    assert.ok(
      editor.document.isDirty && editor.document.getText().startsWith('// mine'),
      'and so is the editor',
    );
    const overwritten = await services.generation.generate(uri, {
      reason: 'asked',
      overwrite: new Set(['out/types.ts']),
    });
    assert.ok(overwritten?.written.includes('out/types.ts'));
    assert.match(await readDisk(types), /note/);
    assert.equal(editor.document.isDirty, false);
  });
});

describe('drift of generated files', () => {
  afterEach(closeAll);

  it('is seen in every folder that generating made, however deep', async () => {
    for (const name of ['deep-1', 'deep-2', 'deep-3', 'deep-4']) {
      const { files } = await generatedInto(name, 'src/agents/handoffs/out');
      const deepest =
        [...files]
          .filter(file => /\.ts$/.test(file))
          .sort((a, b) => b.split('/').length - a.split('/').length)[0] ?? '';
      fs.appendFileSync(fileUri(deepest).fsPath, '\nexport type Mine = string;\n');
      await waitForProblem(fileUri(deepest), 'output-edited');
    }
  });

  it('is seen where VS Code watches nothing, also in a folder that goes and comes again', async () => {
    const config = vscode.workspace.getConfiguration('files', workspaceFolder());
    await config.update('watcherExclude', { '**/blind/**': true }, vscode.ConfigurationTarget.Workspace);
    try {
      const { uri, out, files } = await generated('blind');
      assert.ok(!(await isWatched(out)), 'VS Code is not to watch this folder');
      const types = pick(files, /types\.ts$/);
      const original = await readDisk(types);
      fs.appendFileSync(fileUri(types).fsPath, '\nexport type Mine = string;\n');
      await waitForProblem(fileUri(types), 'output-edited');
      fs.rmSync(fileUri(out).fsPath, { recursive: true });
      await waitForProblem(uri, 'output-missing');
      const { services } = await testApi();
      await services.generation.generate(uri, { reason: 'asked' });
      await waitForNoProblem(uri, 'output-missing');
      assert.equal(await readDisk(types), original);
      fs.appendFileSync(fileUri(types).fsPath, '\nexport type Mine = string;\n');
      await waitForProblem(fileUri(types), 'output-edited');
    } finally {
      await config.update('watcherExclude', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('tells a hand edit on the manifest and on the file, compares, and overwrites on demand', async () => {
    const { uri, files } = await generated('edited');
    const types = pick(files, /types\.ts$/);
    const original = await readDisk(types);
    await writeDisk(types, `${original}\nexport type Mine = string;\n`);
    const onFile = await waitForProblem(fileUri(types), 'output-edited');
    const onManifest = await waitForProblem(uri, 'output-edited');
    assert.ok(onFile.relatedInformation?.some(({ location }) => location.uri.toString() === uri.toString()));
    assert.ok(
      onManifest.relatedInformation?.some(
        ({ location }) => location.uri.toString() === fileUri(types).toString(),
      ),
    );
    const { services } = await testApi();
    await services.generation.generate(uri, { reason: 'save' });
    assert.match(await readDisk(types), /Mine/, 'a save does not overwrite it');
    await openText(fileUri(types));
    const fixes = await quickFixesFor(fileUri(types), onFile);
    const compare = fixes.find(({ title }) => /difference/i.test(title));
    assert.ok(compare, fixes.map(({ title }) => title).join());
    await applyAction(compare);
    const tab = await until(() => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff ? input : undefined;
    }, 'a diff editor');
    const expected = await vscode.workspace.openTextDocument(tab.modified);
    assert.equal(expected.getText(), original);
    const overwrite = fixes.find(({ title }) => /overwrite/i.test(title));
    assert.ok(overwrite);
    await applyAction(overwrite);
    assert.equal(await readDisk(types), original);
    await waitForNoProblem(fileUri(types));
    await waitForNoProblem(uri, 'output-edited');
  });

  it('tells a missing file and regenerates it', async () => {
    const { uri, files } = await generated('missing');
    const types = pick(files, /types\.ts$/);
    fs.rmSync(fileUri(types).fsPath);
    const problem = await waitForProblem(uri, 'output-missing');
    await openText(uri);
    const fixes = await quickFixesFor(uri, problem);
    const regenerate = fixes.find(({ isPreferred }) => isPreferred);
    assert.ok(regenerate, fixes.map(({ title }) => title).join());
    await applyAction(regenerate);
    assert.ok(await isOnDisk(types));
    await waitForNoProblem(uri, 'output-missing');
  });

  it('tells stale and orphaned files when nothing is generated on save, and puts both right', async () => {
    const { uri, files } = await generated('stale');
    const configuration = vscode.workspace.getConfiguration('handoff', uri);
    await configuration.update('generateOnSave', false, vscode.ConfigurationTarget.Workspace);
    try {
      const page = await openPage(uri);
      await page.edit({ type: 'remove', targets: [{ kind: 'handoff', id: 'review-to-archive' }] });
      await page.send({ type: 'save' });
      await waitForProblem(uri, 'output-stale');
      await waitForProblem(uri, 'output-orphan');
      const orphan = pick(files, /review-to-archive\.ts$/);
      const onOrphan = await waitForProblem(fileUri(orphan), 'output-orphan');
      await openText(fileUri(orphan), vscode.ViewColumn.Two);
      const deletion = (await quickFixesFor(fileUri(orphan), onOrphan)).find(({ title }) =>
        title.startsWith('Delete'),
      );
      assert.ok(deletion);
      await applyAction(deletion);
      assert.equal(await isOnDisk(orphan), false);
      const { services } = await testApi();
      await services.generation.generate(uri, { reason: 'asked' });
      await waitForNoProblem(uri, 'output-stale');
      await waitForNoProblem(uri, 'output-orphan');
    } finally {
      await configuration.update('generateOnSave', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('is right within 5 s after another program changes 500 files and removes the folder', async function () {
    this.timeout(60_000);
    const { uri, out, files } = await generated('checkout');
    for (let i = 0; i < 500; i++) await writeDisk(`checkout/other/file-${i}.txt`, String(i));
    const types = pick(files, /types\.ts$/);
    await writeDisk(types, `${await readDisk(types)}// by hand\n`);
    let start = Date.now();
    await waitForProblem(uri, 'output-edited', 5000);
    console.log(`LOG: after 500 files the hand edit is known after ${Date.now() - start} ms`);
    fs.rmSync(fileUri(out).fsPath, { recursive: true });
    start = Date.now();
    await waitForProblem(uri, 'output-missing', 5000);
    assert.equal(
      problemsOf(uri).some(problem => codeOf(problem) === 'output-edited'),
      false,
    );
    console.log(`LOG: after the folder is gone that is known after ${Date.now() - start} ms`);
    fs.rmSync(path.dirname(uri.fsPath), { recursive: true });
    await waitForNoProblem(uri, undefined, 5000);
  });

  it('finds a manifest that another program brings, and forgets one that goes', async () => {
    const uri = await writeDisk(
      'brought/deep/flow.handoff.json',
      sampleManifest().replace('"to": "review"', '"to": "nobody"'),
    );
    await until(() => problemsOf(uri).length > 0, 'problems of a manifest that nobody opened');
    fs.rmSync(fileUri('brought').fsPath, { recursive: true });
    await waitForNoProblem(uri);
  });
});
