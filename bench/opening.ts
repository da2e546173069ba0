/**
 * How long a canvas takes to open in a real VS Code, from the click in Go to File, and from the navigation of its page,
 * to the first frame with cards; and what all processes of the browser worked meanwhile. With `--against` in turns with
 * another built checkout, such as one of an earlier commit.
 *
 *   npm run build && npm run bench -- opening [--against ../before] [--agents 12,100,500] [--rounds 5]
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../scripts/lib/paths.mjs';
import { startServer } from '../scripts/lib/vscode-server.mjs';
import { Workbench } from '../scripts/lib/workbench.mjs';
import { cpuOf } from './canvas/pages.js';
import { median } from './canvas/table.js';
import { workflowOf } from './canvas/workflow.js';

const { values } = parseArgs({
  options: {
    against: { type: 'string' },
    agents: { type: 'string', default: '12,100,500' },
    rounds: { type: 'string', default: '5' },
  },
});
const sizes = values.agents.split(',').map(Number);

interface Opening {
  /** Milliseconds from the click to the first frame with cards, and from the page's navigation. */
  readonly click: number;
  readonly page: number;
  readonly cpu: number;
}

/** A window of VS Code with one build of the extension. */
interface Window {
  readonly name: string;
  open(agents: number): Promise<Opening>;
  close(): Promise<void>;
}

async function startWindow(name: string, extension: string): Promise<Window> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'handoff-opening-'));
  const folder = path.join(dir, 'workspace');
  fs.mkdirSync(folder);
  for (const agents of sizes)
    fs.writeFileSync(path.join(folder, `of-${agents}.handoff.json`), workflowOf(agents));
  const server = await startServer({ dir, testDriver: true });
  const workbench = await Workbench.open(server, folder, { extension });
  const system = await workbench.browser.newBrowserCDPSession();
  return {
    name,
    async open(agents) {
      const file = `of-${agents}.handoff.json`;
      await workbench.showQuickInput('Control+P');
      await workbench.quickInput.fill(file);
      const row = workbench.quickRow(file);
      await row.waitFor();
      const [clicked, worked] = [Date.now(), await cpuOf(system)];
      await row.click();
      const body = await workbench.canvas().locator('body').elementHandle();
      const frame = await body?.ownerFrame();
      if (!frame) throw new Error('the canvas has no frame');
      const seen = await frame.waitForFunction(firstPaint, undefined, { timeout: 60_000 });
      const { start, end } = (await seen.jsonValue()) as NonNullable<ReturnType<typeof firstPaint>>;
      await workbench.page.waitForTimeout(1000);
      const cpu = (await cpuOf(system)) - worked;
      await workbench.command('View: Close Editor');
      await workbench.tab(file).waitFor({ state: 'detached' });
      return { click: end - clicked, page: end - start, cpu };
    },
    async close() {
      await workbench.close();
      await server.stop();
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Runs in the page: when its navigation began, and when it first painted; that is the frame with the cards, or before it. */
function firstPaint(): { start: number; end: number } | undefined {
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  if (!paint || !document.querySelector('.react-flow__node')) return undefined;
  return { start: performance.timeOrigin, end: performance.timeOrigin + paint.startTime };
}

const windows = [await startWindow('this build', ROOT)];
if (values.against) windows.push(await startWindow('the other', path.resolve(values.against)));
try {
  console.log(
    '| agents | build | click to cards: median | least | page to cards: median | least | cpu: least |',
  );
  console.log('| ---: | --- | ---: | ---: | ---: | ---: | ---: |');
  for (const agents of sizes) {
    const openings = new Map(windows.map(({ name }) => [name, [] as Opening[]]));
    // The first of each warms up what VS Code keeps.
    for (const window of windows) await window.open(agents);
    for (let round = 0; round < Number(values.rounds); round++)
      for (const window of round % 2 === 0 ? windows : windows.toReversed())
        openings.get(window.name)?.push(await window.open(agents));
    for (const [name, all] of openings) {
      const row = (key: keyof Opening) => all.map(opening => opening[key]);
      const cells = (['click', 'page'] as const).flatMap(key => [median(row(key)), Math.min(...row(key))]);
      console.log(
        `| ${agents} | ${name} | ${[...cells, Math.min(...row('cpu'))].map(number => number.toFixed(0)).join(' | ')} |`,
      );
    }
  }
} finally {
  for (const window of windows) await window.close();
}
