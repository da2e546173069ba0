import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** A moment of a recording: what the window looks like from now on, or what is pressed. */
type Moment = { readonly at: number } & ({ readonly frame: string } | { readonly keys: string });

/**
 * Records the window and the keys that are pressed into a folder: `index.html` there plays it in any browser. Returns
 * the way to stop. Frames come only when something changes, so a minute is a few megabytes.
 */
export async function record(page: Page, folder: string): Promise<() => Promise<void>> {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const start = Date.now();
  const moments: Moment[] = [];
  const session = await page.context().newCDPSession(page);
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    const frame = `${String(moments.length).padStart(5, '0')}.jpg`;
    fs.writeFileSync(path.join(folder, frame), Buffer.from(data, 'base64'));
    moments.push({ at: Date.now() - start, frame });
    void session.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
  });
  for (const way of ['press', 'type'] as const) {
    const original = page.keyboard[way].bind(page.keyboard);
    page.keyboard[way] = (keys, options) => {
      moments.push({ at: Date.now() - start, keys: way === 'type' ? `“${keys}”` : keys });
      return original(keys, options);
    };
  }
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 70, everyNthFrame: 2 });
  return async () => {
    await session.send('Page.stopScreencast').catch(() => {});
    fs.writeFileSync(path.join(folder, 'index.html'), player(moments));
  };
}

/** A page that shows the frames at the times when they came, at most a second apart, with the keys below. */
const player = (moments: readonly Moment[]): string => `<!doctype html>
<meta charset="utf-8"><title>Recording</title>
<style>
body { margin: 0; background: #111; color: #ddd; font: 16px system-ui; text-align: center }
img { max-width: 100%; max-height: calc(100vh - 90px); display: block; margin: auto }
#keys { height: 32px; line-height: 32px; font-family: monospace } input { width: 90% }
</style>
<img id="frame" alt=""><div id="keys"></div><button id="play">Play</button> <input id="at" type="range" min="0" value="0">
<script>
const moments = ${JSON.stringify(moments)};
const [frame, keys, at, play] = ['frame', 'keys', 'at', 'play'].map(id => document.getElementById(id));
at.max = moments.length - 1;
let timer;
function show(i) {
  at.value = i;
  const before = moments.slice(0, i + 1);
  frame.src = before.findLast(moment => moment.frame)?.frame ?? '';
  keys.textContent = before.filter(moment => moment.keys).slice(-6).map(moment => moment.keys).join('   ');
}
function next() {
  const i = Number(at.value);
  if (i + 1 >= moments.length) return;
  timer = setTimeout(() => { show(i + 1); next(); }, Math.min(1000, moments[i + 1].at - moments[i].at));
}
at.oninput = () => { clearTimeout(timer); show(Number(at.value)); };
play.onclick = () => { clearTimeout(timer); if (at.value === at.max) show(0); next(); };
show(moments.length - 1);
</script>
`;
