import type { FrameLocator } from 'playwright-core';
import { boxOf, centreOf, drag, type Scene, until } from './scene.js';

/** A manifest as journeys look at it. */
export interface SeenManifest {
  readonly pattern: string;
  readonly agents: Record<string, { readonly role: string }>;
  readonly handoffs: Record<string, { readonly from: string; readonly to: string; readonly version: string }>;
  readonly stores?: Record<string, unknown>;
  readonly deadLetterQueues?: Record<string, unknown>;
  readonly types?: Record<string, { readonly properties?: Record<string, unknown> }>;
  readonly layout?: Record<string, { readonly x: number; readonly y: number }>;
}

/** What journeys on the canvas do again and again. */
export function toolsOf(scene: Scene, file: string) {
  const canvas = (): FrameLocator => scene.canvas();
  const { page } = scene;
  /** Undefined while VS Code is in the middle of writing. */
  const readWhole = (): SeenManifest | undefined => {
    try {
      return JSON.parse(scene.read(file)) as SeenManifest;
    } catch {
      return undefined;
    }
  };
  return {
    canvas,
    card: (id: string) => canvas().locator(`[data-agent="${id}"]`),
    pill: (id: string) => canvas().locator(`[data-handoff="${id}"]`),
    /** Opens the manifest on the canvas and waits until it is drawn. */
    async open(selector = '.react-flow__node') {
      await scene.workbench.openFile(file);
      try {
        await canvas().locator(selector).first().waitFor({ timeout: 30_000 });
      } catch (error) {
        // Seldom, the browser loads no webview at all; the journey runs once more then, and whatever it is, it is seen.
        await scene.shot('nothing-shown');
        throw error;
      }
    },
    /** Saves, and reads the manifest from the disk. */
    async saved(): Promise<SeenManifest> {
      await scene.workbench.save();
      return until(readWhole, 'a whole file');
    },
    /** Saves until the manifest on the disk is as expected. */
    async savedUntil(what: string, probe: (manifest: SeenManifest) => boolean): Promise<SeenManifest> {
      return until(async () => {
        // Not `save()`, which waits for the tab to be clean: the edit may arrive while it waits.
        await page.keyboard.press('Control+S');
        await page.waitForTimeout(100);
        const manifest = readWhole();
        return manifest && probe(manifest) ? manifest : undefined;
      }, what);
    },
    /** Puts the keyboard on the canvas. */
    focus: () => canvas().locator('.canvas').focus(),
    async press(...keys: readonly string[]) {
      for (const key of keys) await page.keyboard.press(key);
    },
    /** Finds something in the workflow by its words, and goes to the first that is found. */
    async find(text: string) {
      await canvas().locator('.canvas').focus();
      await page.keyboard.press('Control+f');
      await canvas().locator('.quick-input').waitFor();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
    /** Walks with Alt and an arrow key, over pills and cards, until a card is reached. */
    async walk(arrow: string, agent: string) {
      const target = canvas().locator(`.card.selected[data-agent="${agent}"]`);
      for (let step = 0; step < 6 && (await target.count()) === 0; step++) {
        await page.keyboard.press(`Alt+${arrow}`);
        await page.waitForTimeout(100);
      }
      await target.waitFor({ timeout: 5_000 });
    },
    /** Draws a handoff from a card's port to a card or a point, and lets go. */
    async draw(from: string, to: { x: number; y: number } | string) {
      await canvas().locator(`[data-agent="${from}"]`).hover();
      const port = await centreOf(canvas().locator(`[data-agent="${from}"] .port`));
      const end = typeof to === 'string' ? await centreOf(canvas().locator(`[data-agent="${to}"]`)) : to;
      await drag(page, port, end);
    },
    /** A point of empty canvas, in page coordinates. */
    async emptyPoint() {
      const box = await boxOf(canvas().locator('.canvas'));
      return { x: box.x + box.width * 0.5, y: box.y + 40 };
    },
    /** Undoes once, and waits until the file is what it was. */
    async undoOnce(before: string) {
      await canvas().locator('.canvas').focus();
      await page.keyboard.press('Control+Z');
      await until(async () => {
        await page.keyboard.press('Control+S');
        await page.waitForTimeout(100);
        return scene.read(file) === before;
      }, 'one undo to bring back every byte');
    },
    /** Waits for words in the status line. */
    notice: (text: string | RegExp) =>
      canvas().locator('.notice', { hasText: text }).waitFor({ timeout: 5_000 }),
  };
}
