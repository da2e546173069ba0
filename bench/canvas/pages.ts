import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/lib/browser.mjs';
import { startPreview } from '../../scripts/preview/server.mjs';
import { bareScript, bareStyle } from './bare-page.js';
import { type Gesture, measureFirst, measureGesture } from './measure.js';

/** What a gesture cost: the time between frames, and what all processes of the browser worked, in milliseconds. */
export interface Cost {
  readonly frames: readonly number[];
  readonly cpu: number;
}

/** One side of the comparison: a browser of its own, so that its work can be told from the other's. */
export interface Side {
  /** Opens the workflow anew and gives the time to its first complete picture. */
  open(manifest: string): Promise<number>;
  /** Everything in view, or the middle of the workflow at about full size. */
  show(views: Views): Promise<void>;
  measure(gesture: Gesture): Promise<Cost>;
  readonly page: () => Page;
  close(): Promise<void>;
}

export type Views = 'all' | 'near';

const viewport = { width: 1440, height: 900 };

/** The canvas as `npm run build` has made it, with a host that only answers. */
export async function startOurs(): Promise<Side> {
  const preview = await startPreview();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'canvas-bench-'));
  const file = path.join(folder, 'bench.handoff.json');
  const side = await startSide(async (page, manifest) => {
    fs.writeFileSync(file, manifest);
    await page.addInitScript(measureFirst);
    await page.route('**/preview-host.js', route =>
      route.fulfill({ contentType: 'text/javascript', body: lightHost }),
    );
    await page.goto(preview.address({ file, theme: 'dark' }));
  });
  return {
    ...side,
    async close() {
      await side.close();
      await preview.close();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** React Flow by itself. */
export async function startBare(): Promise<Side> {
  const script = await bareScript();
  const style = bareStyle();
  return startSide(async (page, manifest) => {
    await page.setContent(
      `<!doctype html><style>${style} html,body,#root{height:100%;margin:0}</style><div id="root"></div>`,
    );
    await page.evaluate(source => {
      (window as unknown as { manifest: unknown }).manifest = JSON.parse(source);
    }, manifest);
    await page.addScriptTag({ content: script });
  });
}

async function startSide(load: (page: Page, manifest: string) => Promise<void>): Promise<Side> {
  const browser = await launchBrowser();
  const system = await browser.newBrowserCDPSession();
  let page: Page | undefined;
  const shown = (): Page => {
    if (!page) throw new Error('nothing is open');
    return page;
  };
  return {
    async open(manifest) {
      await page?.close();
      page = await browser.newPage({ viewport });
      await load(page, manifest);
      const first = await page.waitForFunction(
        () => (window as unknown as { firstMs?: number }).firstMs,
        undefined,
        { timeout: 120_000 },
      );
      await page.waitForTimeout(500);
      return (await first.jsonValue()) as number;
    },
    async show(views) {
      if (views === 'near') await shown().evaluate(zoomIn);
      await shown().waitForTimeout(600);
    },
    async measure(gesture) {
      const before = await cpuOf(system);
      const frames = await shown().evaluate(measureGesture, gesture);
      const cpu = ((await cpuOf(system)) - before) / frames.length;
      await shown().waitForTimeout(300);
      return { frames, cpu };
    },
    page: shown,
    close: () => browser.close(),
  };
}

/** Milliseconds that all processes of a browser have worked so far. */
export async function cpuOf(system: CDPSession): Promise<number> {
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0) * 1000;
}

/** Runs in the page: turns the wheel until the zoom is about 1, as both pages understand it. */
async function zoomIn(): Promise<void> {
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
