/**
 * Frame times of the canvas against a bare React Flow page with plain nodes and edges, same places, same window, in the
 * same run and in turns: first drawing, drag, pan and zoom, with everything in view and zoomed in.
 *
 *   npm run build && npm run bench -- canvas [--agents 100,500,1000,2000] [--rounds 3]
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../scripts/lib/browser.mjs';
import { startPreview } from '../scripts/preview/server.mjs';
import { bareScript, bareStyle } from './canvas/bare-page.js';
import { type Gesture, measureFirst, measureGesture } from './canvas/measure.js';
import { workflowOf } from './canvas/workflow.js';

const { values } = parseArgs({
  options: {
    agents: { type: 'string', default: '100,500,1000,2000' },
    rounds: { type: 'string', default: '3' },
  },
});
const sizes = values.agents.split(',').map(Number);
const rounds = Number(values.rounds);
const viewport = { width: 1440, height: 900 };

type Views = 'all' | 'near';
type Row = { what: string; ours: number[]; bare: number[]; oursP95: number[]; bareP95: number[] };

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
const percentile95 = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * 0.95)] ?? Number.NaN;

async function openOurs(browser: Browser, address: string, agents: number): Promise<[Page, number]> {
  const page = await browser.newPage({ viewport });
  await page.addInitScript(measureFirst);
  await page.route('**/preview-host.js', route =>
    route.fulfill({ contentType: 'text/javascript', body: lightHost }),
  );
  await page.goto(address);
  await page.waitForFunction(
    count => document.querySelectorAll('.react-flow__node').length >= count,
    agents,
    {
      timeout: 120_000,
    },
  );
  const first = await page.waitForFunction(() => (window as unknown as { firstMs?: number }).firstMs);
  await page.waitForTimeout(500);
  return [page, (await first.jsonValue()) as number];
}

async function openBare(
  browser: Browser,
  script: string,
  style: string,
  text: string,
): Promise<[Page, number]> {
  const page = await browser.newPage({ viewport });
  await page.setContent(
    `<!doctype html><style>${style} html,body,#root{height:100%;margin:0}</style><div id="root"></div>`,
  );
  await page.evaluate(source => {
    (window as unknown as { manifest: unknown }).manifest = JSON.parse(source);
  }, text);
  await page.addScriptTag({ content: script });
  const first = await page.waitForFunction(
    () => (window as unknown as { firstMs?: number }).firstMs,
    undefined,
    {
      timeout: 120_000,
    },
  );
  await page.waitForTimeout(500);
  return [page, (await first.jsonValue()) as number];
}

/** Answers as VS Code's extension host does, which is another process: nothing of it may weigh on the page. */
const lightHost = `
const seen = JSON.parse(document.querySelector('#preview-document').textContent);
const send = message => setTimeout(() => window.postMessage(message, '*'), 0);
const api = {
  postMessage(message) {
    if (message.type === 'ready')
      send({ type: 'document', version: 1, text: seen.text, lock: undefined, trusted: true, uri: seen.uri });
    if (message.type === 'ping') send({ type: 'pong', sequence: message.sequence });
    if (message.type === 'edit') send({ type: 'edit-result', edit: message.edit, outcome: 'applied', version: 1 });
  },
  getState() {},
  setState() {},
};
window.acquireVsCodeApi = () => api;
`;

/** Sets the zoom by hand, as both pages understand it. */
async function show(page: Page, views: Views): Promise<void> {
  if (views === 'near') {
    await page.evaluate(async () => {
      const pane = document.querySelector('.react-flow__pane') as HTMLElement;
      const box = pane.getBoundingClientRect();
      const zoomOf = () =>
        new DOMMatrixReadOnly(
          getComputedStyle(document.querySelector('.react-flow__viewport') as Element).transform,
        ).a;
      for (let step = 0; step < 200 && zoomOf() < 0.95; step++) {
        pane.dispatchEvent(
          new WheelEvent('wheel', {
            deltaY: -30,
            ctrlKey: true,
            bubbles: true,
            cancelable: true,
            clientX: box.left + box.width / 2,
            clientY: box.top + box.height / 2,
          }),
        );
        await new Promise(requestAnimationFrame);
      }
    });
  }
  await page.waitForTimeout(600);
}

const preview = await startPreview();
const browser = await launchBrowser();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'canvas-bench-'));
const script = await bareScript();
const style = bareStyle();
let worst = 0;
try {
  for (const agents of sizes) {
    const text = workflowOf(agents);
    const file = path.join(folder, `bench-${agents}.handoff.json`);
    fs.writeFileSync(file, text);
    const rows = new Map<string, Row>();
    const rowOf = (what: string): Row => {
      const row = rows.get(what) ?? { what, ours: [], bare: [], oursP95: [], bareP95: [] };
      rows.set(what, row);
      return row;
    };
    for (let round = 0; round < rounds; round++) {
      for (const side of ['bare', 'ours'] as const) {
        for (const views of ['all', 'near'] as const) {
          const [page, first] =
            side === 'ours'
              ? await openOurs(browser, preview.address({ file, theme: 'dark' }), agents)
              : await openBare(browser, script, style, text);
          if (views === 'all') rowOf('first drawing')[side].push(first);
          await show(page, views);
          for (const gesture of ['drag', 'pan', 'zoom'] as Gesture[]) {
            const frames = await page.evaluate(measureGesture, gesture);
            const row = rowOf(`${gesture}, ${views === 'all' ? 'everything in view' : 'zoomed in'}`);
            // The mean: two quick frames may follow a slow one, and the median would not see it.
            row[side].push(frames.reduce((sum, each) => sum + each, 0) / frames.length);
            row[side === 'ours' ? 'oursP95' : 'bareP95'].push(percentile95(frames));
          }
          await page.close();
        }
      }
    }
    console.log(
      `\n${agents} agents, ${Object.keys(JSON.parse(text).handoffs).length} handoffs (ms a frame, median of ${rounds} rounds)`,
    );
    console.log('                              ours    p95   bare    p95   ours/bare');
    for (const { what, ours, bare, oursP95, bareP95 } of rows.values()) {
      const ratio = median(ours) / median(bare);
      worst = Math.max(worst, ratio);
      const cell = (numbers: readonly number[]) =>
        (numbers.length ? median(numbers).toFixed(1) : '').padStart(7);
      console.log(
        `${what.padEnd(27)}${cell(ours)}${cell(oursP95)}${cell(bare)}${cell(bareP95)}   ${ratio.toFixed(2)}`,
      );
    }
  }
  console.log(`\nworst ratio ${worst.toFixed(2)} (target: at most 1.0)`);
} finally {
  await browser.close();
  await preview.close();
  fs.rmSync(folder, { recursive: true, force: true });
}
