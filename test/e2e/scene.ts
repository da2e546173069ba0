import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { inRepo, RUNS, VSIX } from '../../scripts/lib/paths.mjs';
import { type Server, startServer } from '../../scripts/lib/vscode-server.mjs';
import { Workbench } from '../../scripts/lib/workbench.mjs';
import { record } from './recording.js';

/** What a journey asks for. */
export interface SceneOptions {
  /** A folder of this repository that is copied and opened. */
  readonly workspace?: string;
  /** User settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The workspace starts untrusted. */
  readonly untrusted?: boolean;
  /** Another package than the one just packed. */
  readonly vsix?: string;
  readonly size?: { readonly width: number; readonly height: number };
}

/** One window of a real VS Code on a fresh copy of a workspace, with the packaged extension installed. */
export interface Scene {
  readonly workbench: Workbench;
  readonly page: Page;
  readonly server: Server;
  /** The workspace's folder on the disk. */
  readonly folder: string;
  /** The canvas's document. */
  canvas(): FrameLocator;
  read(file: string): string;
  write(file: string, text: string): void;
  /** Takes a picture for people to look at: .cache/e2e/<name>.png. */
  shot(name: string): Promise<void>;
  /** Fails when anything left the machine, broke the CSP, or threw uncaught in a page. */
  assertClean(): void;
  close(): Promise<void>;
}

/** Opens a scene; call `close` in `after`. */
export async function openScene(options: SceneOptions = {}): Promise<Scene> {
  const {
    workspace = 'test/host/fixtures/empty',
    settings = {},
    untrusted = false,
    vsix = VSIX,
    size = { width: 1440, height: 900 },
  } = options;
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'handoff-e2e-'));
  const folder = path.join(dir, 'workspace', path.basename(workspace));
  fs.cpSync(inRepo(workspace), folder, {
    recursive: true,
    filter: source => path.basename(source) !== 'node_modules',
  });
  const server = await startServer({
    dir,
    settings,
    trust: untrusted,
    vsix: [vsix],
  });
  const workbench = await Workbench.open(server, folder, { size });
  const stopRecording = process.env.HANDOFF_RECORD
    ? await record(workbench.page, path.join(RUNS, 'e2e', `recording-${path.basename(workspace)}`))
    : undefined;
  const file = (name: string) => path.join(folder, name);
  const scene: Scene = {
    workbench,
    page: workbench.page,
    server,
    folder,
    canvas: () => workbench.canvas(),
    read: name => fs.readFileSync(file(name), 'utf8'),
    write(name, text) {
      fs.mkdirSync(path.dirname(file(name)), { recursive: true });
      fs.writeFileSync(file(name), text);
    },
    async shot(name) {
      fs.mkdirSync(path.join(RUNS, 'e2e'), { recursive: true });
      await workbench.screenshot(path.join(RUNS, 'e2e', `${name}.png`));
    },
    assertClean() {
      assert.deepEqual(workbench.outsideRequests, [], 'requests left the machine');
      assert.deepEqual(workbench.cspViolations, [], 'the Content Security Policy was violated');
      assert.deepEqual(workbench.pageErrors, [], 'uncaught errors');
    },
    async close() {
      openScenes.delete(scene);
      await stopRecording?.();
      await workbench.close();
      await server.stop();
      fs.rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
  openScenes.add(scene);
  return scene;
}

declare global {
  /** The scenes that are open, for the runner: it takes pictures of them when a test fails. */
  var openScenes: Set<Scene>;
}
globalThis.openScenes ??= new Set();

/** Resolves with the first truthy value that `probe` gives; fails with `what` after `timeout` milliseconds. */
export async function until<T>(
  probe: () => T | Promise<T>,
  what: string,
  timeout = 10_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + timeout;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) assert.fail(`waited ${timeout} ms in vain for ${what}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

/** Where an element is, in page coordinates (frames included). */
export async function boxOf(
  element: Locator,
): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await element.boundingBox();
  assert.ok(box, 'the element is not visible');
  return box;
}

/** Drags from one point to another with the mouse, in small steps as a hand does. */
export async function drag(
  page: Page,
  from: { x: number; y: number },
  to: { x: number; y: number },
): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  // Drag thresholds: a first small move makes it a drag.
  await page.mouse.move(from.x + 6, from.y + 6, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 12 });
  await page.mouse.up();
}

/** An element's centre, in page coordinates. */
export async function centreOf(element: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = await boxOf(element);
  return { x: x + width / 2, y: y + height / 2 };
}
