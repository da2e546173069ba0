import * as vscode from 'vscode';
import { sleep, writeDisk } from '../support.js';
describe('watch', () => {
  it('x', async function () {
    this.timeout(60000);
    const w = vscode.workspace.createFileSystemWatcher('**/*');
    const t0 = Date.now(); let n = 0;
    const log = (k: string) => (u: vscode.Uri) => { n++; if (!u.path.includes('file-')) console.log(`LOG: ${Date.now() - t0} ${k} ${u.path.slice(-30)}`); };
    w.onDidChange(log('change')); w.onDidCreate(log('create')); w.onDidDelete(log('delete'));
    try { const f = await vscode.workspace.findFiles('**/*', null); console.log('LOG: found', f.length); } catch (e) { console.log('LOG: find failed', String(e)); }
    await writeDisk('a/b.txt', '1'); await sleep(1500);
    console.log(`LOG: ${Date.now() - t0} write`);
    await writeDisk('a/b.txt', '2'); await sleep(1500);
    for (let i = 0; i < 500; i++) await writeDisk(`a/other/file-${i}.txt`, String(i));
    console.log(`LOG: ${Date.now() - t0} write 3`);
    await writeDisk('a/b.txt', '3'); await sleep(6000);
    console.log('LOG: events', n);
  });
});
