import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sampleManifest } from '../support/manifests.js';
import { fileUri, testApi, writeDisk } from '../support.js';

describe('where generated files stand', () => {
  it('writes nothing through a link that leads out of the workspace', async () => {
    const outside = fs.mkdtempSync(path.join(os.tmpdir(), 'handoff-outside-'));
    try {
      const text = sampleManifest().replace(
        '"layout"',
        `"generate": { "outDir": "linked/out" },\n  "layout"`,
      );
      const uri = await writeDisk('escape/flow.handoff.json', text);
      fs.symlinkSync(outside, fileUri('escape/linked').fsPath);
      const { services } = await testApi();
      const summary = await services.generation.generate(uri, { reason: 'asked' });
      assert.equal(summary?.written.length, 0);
      assert.ok((summary?.refused.length ?? 0) > 0);
      assert.deepEqual(fs.readdirSync(outside), []);
    } finally {
      fs.rmSync(outside, { recursive: true });
    }
  });

  it('keeps what a file may be used for, and deletes a link, not what it leads to', async () => {
    const text = sampleManifest().replace('"layout"', `"generate": { "outDir": "out" },\n  "layout"`);
    const uri = await writeDisk('modes/flow.handoff.json', text);
    const { services } = await testApi();
    await services.generation.generate(uri, { reason: 'asked' });
    const orphan = fileUri('modes/out/handoffs/review-to-archive.ts').fsPath;
    const index = fileUri('modes/out/index.ts').fsPath;
    const kept = fileUri('modes/kept.ts').fsPath;
    fs.renameSync(orphan, kept);
    fs.symlinkSync(kept, orphan);
    fs.chmodSync(index, 0o777);
    const { mode } = fs.statSync(index);
    const before = fs.readFileSync(index, 'utf8');
    const json = JSON.parse(text);
    delete json.handoffs['review-to-archive'];
    await writeDisk('modes/flow.handoff.json', JSON.stringify(json));
    await services.generation.generate(uri, { reason: 'asked' });
    assert.notEqual(fs.readFileSync(index, 'utf8'), before);
    assert.equal(fs.statSync(index).mode, mode);
    assert.equal(fs.existsSync(orphan), false);
    assert.ok(fs.readFileSync(kept, 'utf8').includes('ReviewToArchive'));
  });

  for (const outDir of [
    '../elsewhere',
    '/tmp/elsewhere',
    '.git/hooks',
    'node_modules/x',
    '.vscode',
    'CON',
    '..\\up',
  ]) {
    it(`refuses to write to ${outDir}`, async () => {
      const text = sampleManifest().replace(
        '"layout"',
        `"generate": { "outDir": ${JSON.stringify(outDir)} },\n  "layout"`,
      );
      const uri = await writeDisk(`hostile-${outDir.replace(/\W/g, '_')}/flow.handoff.json`, text);
      const { services } = await testApi();
      const summary = await services.generation.generate(uri, { reason: 'asked' });
      assert.deepEqual(summary?.written ?? [], []);
    });
  }
});
