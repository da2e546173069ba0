import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = path.resolve(import.meta.dirname, '../../src/extension');
const sources = fs
  .readdirSync(folder, { recursive: true })
  .map(String)
  .filter(file => file.endsWith('.ts'))
  .map(file => ({ file, text: fs.readFileSync(path.join(folder, file), 'utf8') }));

/** What the extension must not use, and why. */
const banned: Readonly<Record<string, RegExp>> = {
  'a save must not wait for us': /onWillSaveTextDocument/,
  'nothing leaves this machine':
    /\b(?:fetch|XMLHttpRequest|WebSocket)\b|from 'node:(?:http|https|net|dgram|tls)'/,
  'no process is started': /child_process|createTerminal|tasks\.executeTask/,
};

describe('the extension', () => {
  it.each(Object.entries(banned))('keeps to: %s', (_, pattern) => {
    expect(sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it('uses Node only where the browser has a twin', () => {
    const users = sources.filter(({ text }) => /from 'node:/.test(text)).map(({ file }) => file);
    // A thread is started by its `.node.ts` only.
    const twinless = users.filter(
      file =>
        !file.endsWith('-thread.node.ts') &&
        !(file.endsWith('.node.ts') && fs.existsSync(path.join(folder, file.replace('.node.', '.browser.')))),
    );
    expect(users).toContain('platform/disk.node.ts');
    expect(twinless).toEqual([]);
  });
});
