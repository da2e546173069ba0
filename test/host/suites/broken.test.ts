import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import { addAgent, move, openPage } from '../support/canvas.js';
import { sampleManifest } from '../support/manifests.js';
import { closeAll, fileUri, isOldest, readDisk, testApi, until, writeDisk } from '../support.js';

const good = sampleManifest();

/** Texts that nobody may edit visually: cut short, conflict-marked, duplicated, mangled. */
function brokenTexts(): Map<string, string> {
  const texts = new Map<string, string>();
  for (let i = 1; i <= 20; i++) texts.set(`cut-${i}`, good.slice(0, Math.floor((good.length * i) / 21)));
  for (let i = 0; i < 8; i++) {
    const at = good.indexOf('\n', Math.floor((good.length * (i + 1)) / 10)) + 1;
    const conflict = `<<<<<<< HEAD\n    "ours": ${i},\n=======\n    "theirs": ${i},\n>>>>>>> branch\n`;
    texts.set(`conflict-${i}`, good.slice(0, at) + conflict + good.slice(at));
  }
  const lines = good.split('\n');
  for (let i = 0; i < 8; i++) {
    const line = 3 + i * 5;
    texts.set(`stray-${i}`, [...lines.slice(0, line), '  }} ,, oops "', ...lines.slice(line)].join('\n'));
  }
  for (const key of ['agents', 'handoffs', 'layout', 'name', 'pattern', 'manifestVersion']) {
    texts.set(`twice-${key}`, good.replace('{', `{ "${key}": {},`));
  }
  texts.set('not-json', 'agents: []\n');
  texts.set('array', '[1, 2, 3]\n');
  texts.set('string', '"handoff"\n');
  texts.set('number', '12345678901234567890\n');
  texts.set('control', '{\u0001"a"');
  texts.set('deep', `${'['.repeat(5000)}${']'.repeat(5000)}`);
  texts.set('unterminated', '{ "name": "x');
  texts.set('proto', good.replace('"agents": {', '"agents": { "intake": { "role": "step" },'));
  return texts;
}

describe('broken text', () => {
  afterEach(closeAll);

  const all = [...brokenTexts()];
  const texts = isOldest ? all.filter((_, index) => index % 5 === 0) : all;
  it(`is never edited, whatever is clicked: ${texts.length} of ${texts.length} files keep their bytes`, async function () {
    this.timeout(120_000);
    assert.equal(all.length, 50);
    let same = 0;
    for (const [name, text] of texts) {
      const uri = await writeDisk(`broken/${name}.handoff.json`, text);
      const page = await openPage(uri);
      await page.send({ type: 'ready' });
      assert.ok(page.last('document')?.lock, `${name} is locked`);
      for (const intent of [move('review', 5, 5), addAgent('more')]) {
        const answer = await page.edit(intent);
        assert.equal(answer.outcome, 'refused', `${name}: ${JSON.stringify(answer)}`);
        assert.ok(answer.reason, 'and says why');
      }
      await page.send({ type: 'start-from', pattern: 'peer-to-peer' });
      await page.send({ type: 'selection', targets: [{ kind: 'agent', id: 'review' }] });
      await page.send({ type: 'save' });
      assert.equal(page.document.isDirty, false, name);
      await closeAll();
      if ((await readDisk(`broken/${name}.handoff.json`)) === text) same++;
    }
    assert.equal(same, texts.length);
  });

  it('unlocks as soon as the text is right again', async () => {
    const uri = await writeDisk('healed.handoff.json', good.slice(0, -10));
    const page = await openPage(uri);
    await page.send({ type: 'ready' });
    assert.equal(page.last('document')?.lock?.reason, 'syntax');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(0, 0, page.document.lineCount, 0), good);
    await vscode.workspace.applyEdit(edit);
    await until(() => page.last('document')?.text === good, 'the canvas has the good text');
    assert.equal(page.last('document')?.lock, undefined);
    assert.equal((await page.edit(move('review', 1, 2))).outcome, 'applied');
  });

  it('shows a format of the future read-only', async () => {
    const text = good.replace('"manifestVersion": 1', '"manifestVersion": 99');
    const page = await openPage(await writeDisk('future.handoff.json', text));
    await page.send({ type: 'ready' });
    assert.equal(page.last('document')?.lock?.reason, 'newer-version');
    assert.equal((await page.edit(move('review', 1, 2))).outcome, 'refused');
    assert.equal(await readDisk('future.handoff.json'), text);
  });

  it('offers to migrate a format of the past, in one undoable step, and edits nothing before', async () => {
    const text = good.replace('"manifestVersion": 1', '"manifestVersion": 0');
    const page = await openPage(await writeDisk('past.handoff.json', text));
    await page.send({ type: 'ready' });
    assert.equal(page.last('document')?.lock?.reason, 'older-version');
    assert.equal((await page.edit(move('review', 1, 2))).outcome, 'refused');
    const shown = await until(
      () => page.problems().find(({ code }) => code === 'older-manifest-version'),
      'the offer',
    );
    const problem = page.problems().indexOf(shown);
    await page.send({ type: 'fix', version: page.document.version, problem, fix: 0 });
    assert.equal(page.document.getText(), good);
    await until(() => page.last('document')?.lock === undefined, 'it can be edited');
    await page.send({ type: 'undo' });
    assert.equal(page.document.getText(), text, 'in one undo step');
  });

  it('keeps untouched number literals, comments, unknown keys and __proto__ byte for byte', async () => {
    const odd =
      '// a comment\n"x-big": 12345678901234567890, "x-one": 1.0, "x-exp": 1E+2, "__proto__": { "a": 1 },\n';
    const text = good.replace('"agents"', `${odd}  "agents"`);
    const page = await openPage(await writeDisk('odd.handoff.json', text));
    assert.equal((await page.edit(move('review', 7, 8), addAgent('late'))).outcome, 'applied');
    await page.send({ type: 'save' });
    const after = await readDisk('odd.handoff.json');
    assert.ok(after.includes(odd), after.slice(0, 400));
    assert.equal(({} as { a?: number }).a, undefined, 'nothing is polluted');
  });

  it('keeps a byte order mark', async () => {
    const page = await openPage(await writeDisk('bom.handoff.json', `\ufeff${good}`));
    await page.send({ type: 'ready' });
    assert.equal(page.last('document')?.lock, undefined);
    assert.equal((await page.edit(move('review', 7, 8))).outcome, 'applied');
    await page.send({ type: 'save' });
    assert.ok(fs.readFileSync(fileUri('bom.handoff.json').fsPath, 'utf8').startsWith('\ufeff{'));
  });

  it('is told apart from an empty document, which can be started from a pattern', async () => {
    const page = await openPage(await writeDisk('empty.handoff.json', ''));
    await page.send({ type: 'ready' });
    assert.equal(page.last('document')?.lock, undefined, JSON.stringify(page.last('document')));
    await page.send({ type: 'start-from', pattern: 'supervisor-worker' });
    const text = await readDisk('empty.handoff.json');
    assert.match(text, /"pattern": "supervisor-worker"/);
    assert.equal(page.document.isDirty, false, 'it is saved');
    await page.send({ type: 'undo' });
    assert.equal(page.document.getText(), '', 'in one undo step');
    assert.equal((await testApi()).canvases(page.uri), 1);
  });
});
