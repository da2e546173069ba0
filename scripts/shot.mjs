// Screenshots of the canvas, in the real VS Code or in the preview page. See --help.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readArgs } from './lib/args.mjs';
import { launchBrowser } from './lib/browser.mjs';
import { inRepo, ROOT, RUNS } from './lib/paths.mjs';
import { Complaint, runMain, since } from './lib/run.mjs';
import { startServer } from './lib/vscode-server.mjs';
import { THEMES, Workbench } from './lib/workbench.mjs';
import { startPreview } from './preview/server.mjs';

const USAGE = `usage: node scripts/shot.mjs --file examples/x/y.handoff.json [options]
Takes NAME-THEME.png of the built extension (npm run build first) with that file open.
  --preview         in the preview page instead of a real VS Code: quick, and the canvas only
  --against FILE    in the preview page: compares with that older version
  --theme LIST      of dark, light, hc, hcl, or all; default dark
  --out DIR         default .cache/shots
  --name NAME       default: the file's name
  --size WxH        default 1440x900
  --wait SELECTOR   in the canvas, before anything else; default .react-flow__node
  --click SELECTOR  in the canvas; may be repeated
  --keys KEYS       pressed after the clicks, as Playwright names them: "Control+F"; may be repeated
  --eval JS         evaluated in the canvas after that; its value is printed
  --script FILE     a module whose default export gets { page, canvas, workbench, shot(name) }
  --settle MS       before the picture; default 400
  --full            with VS Code's side bar and panel
  --vscode V        current (default) or oldest`;

/** @param {string} file */
function workspaceOf(file) {
  // An example is a workspace of its own; anything else is opened in its folder.
  const [top, example] = path.relative(ROOT, file).split(path.sep);
  return top === 'examples' && example ? inRepo('examples', example) : path.dirname(file);
}

/**
 * Does what the arguments ask for in the canvas.
 * @param {Record<string, any>} values
 * @param {{ page: import('playwright-core').Page, canvas: any, workbench: Workbench | undefined, shot: (name: string) => Promise<void> }} scene
 */
async function act(values, scene) {
  const { page, canvas } = scene;
  await canvas.locator(values.wait).first().waitFor({ timeout: 30_000 });
  for (const selector of values.click ?? []) await canvas.locator(selector).first().click();
  for (const keys of values.keys ?? []) await page.keyboard.press(keys);
  if (values.eval) {
    const frame = await (await canvas.locator('body').elementHandle()).ownerFrame();
    console.log(await frame.evaluate(values.eval));
  }
  if (values.script) await (await import(pathToFileURL(path.resolve(values.script)).href)).default(scene);
}

/**
 * @typedef {object} Wish
 * @property {string} file
 * @property {string} name
 * @property {import('./lib/workbench.mjs').Theme[]} themes
 * @property {{ width: number, height: number }} size
 * @property {Record<string, any>} values the rest of the arguments
 * @property {(page: import('playwright-core').Page, label: string) => Promise<void>} take
 */

/** @param {Wish} wish */
async function shootPreview({ file, name, themes, size, values, take }) {
  const preview = await startPreview();
  const browser = await launchBrowser();
  try {
    for (const theme of themes) {
      const page = await browser.newPage({ viewport: size });
      page.on('pageerror', error => console.error('page error:', error.stack));
      page.on('console', message => message.type() === 'error' && console.error('console:', message.text()));
      await page.goto(
        preview.address({ file, theme, ...(values.against && { against: path.resolve(values.against) }) }),
      );
      const shot = (/** @type {string} */ label) => take(page, `${label}-${theme}`);
      try {
        await act(values, { page, canvas: page, workbench: undefined, shot });
      } finally {
        await shot(name);
      }
      await page.close();
    }
  } finally {
    await browser.close();
    await preview.close();
  }
}

/** @param {Wish} wish */
async function shootVscode({ file, name, themes, size, values, take }) {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'handoff-shot-'));
  const source = workspaceOf(file);
  const folder = path.join(dir, 'workspace', path.basename(source));
  fs.cpSync(source, folder, { recursive: true, filter: each => !each.includes('node_modules') });
  const server = await startServer({
    dir,
    version: values.vscode,
    testDriver: true,
    settings: { 'workbench.colorTheme': THEMES[themes[0] ?? 'dark'] },
  });
  try {
    const workbench = await Workbench.open(server, folder, { extension: ROOT, size });
    const { page } = workbench;
    try {
      await workbench.openFile(path.relative(source, file));
      if (!values.full) await workbench.focusEditor();
      for (const theme of themes) {
        const shot = (/** @type {string} */ label) => take(page, `${label}-${theme}`);
        // The canvas keeps what was done to it while the theme changes.
        if (theme !== themes[0]) await workbench.setTheme(theme);
        else await act(values, { page, canvas: workbench.canvas(), workbench, shot });
        await shot(name);
      }
    } catch (error) {
      await take(page, `${name}-failed`);
      throw error;
    } finally {
      for (const problem of workbench.problemsSeen()) console.error('problem:', problem);
      await workbench.close();
    }
  } finally {
    await server.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

await runMain(async () => {
  const { values } = readArgs(USAGE, {
    file: { type: 'string' },
    preview: { type: 'boolean' },
    against: { type: 'string' },
    theme: { type: 'string', default: 'dark' },
    out: { type: 'string', default: path.join(RUNS, 'shots') },
    name: { type: 'string' },
    size: { type: 'string', default: '1440x900' },
    wait: { type: 'string', default: '.react-flow__node' },
    click: { type: 'string', multiple: true },
    keys: { type: 'string', multiple: true },
    eval: { type: 'string' },
    script: { type: 'string' },
    settle: { type: 'string', default: '400' },
    full: { type: 'boolean' },
    vscode: { type: 'string', default: 'current' },
  });
  const start = performance.now();
  if (!values.file) throw new Complaint(USAGE);
  const file = path.resolve(values.file);
  if (!fs.existsSync(file)) throw new Complaint(`no such file: ${file}`);
  if (!fs.existsSync(inRepo('dist', 'webview.js')))
    throw new Complaint('there is no built extension to take a picture of: npm run build first');
  const name = values.name ?? path.basename(file, '.handoff.json');
  const themes = /** @type {import('./lib/workbench.mjs').Theme[]} */ (
    values.theme === 'all' ? Object.keys(THEMES) : values.theme.split(',')
  );
  const [width = 1440, height = 900] = values.size.split('x').map(Number);
  fs.mkdirSync(values.out, { recursive: true });
  const take = async (/** @type {import('playwright-core').Page} */ page, /** @type {string} */ label) => {
    await page.waitForTimeout(Number(values.settle));
    const picture = path.join(values.out, `${label}.png`);
    await page.screenshot({ path: picture, animations: 'disabled' });
    console.log(`${picture} (${since(start)})`);
  };

  const wish = { file, name, themes, size: { width, height }, values, take };
  await (values.preview ? shootPreview(wish) : shootVscode(wish));
});
