import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CACHE } from '../lib/paths.mjs';
import { writeProbeExtension } from '../lib/probe-extension.mjs';
import { vscodeRelease } from '../lib/vscode-install.mjs';
import { startServer } from '../lib/vscode-server.mjs';
import { THEMES, Workbench } from '../lib/workbench.mjs';

/**
 * @typedef {object} CapturedTheme what VS Code puts into every webview under one theme
 * @property {string} style the CSS variables, as the root element's style
 * @property {string} bodyClass
 * @property {Record<string, string>} bodyData the body's data attributes
 * @property {string} defaultStyles VS Code's own stylesheet
 */

/**
 * The four themes as the real VS Code hands them to webviews; captured once, then cached.
 * @returns {Promise<Record<import('../lib/workbench.mjs').Theme, CapturedTheme>>}
 */
export async function captureThemes() {
  const file = path.join(CACHE, `themes-${vscodeRelease('current')}.json`);
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8'));
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'handoff-themes-'));
  const extension = writeProbeExtension(path.join(dir, 'probe'));
  const server = await startServer({ dir, testDriver: true });
  /** @type {Record<string, CapturedTheme>} */
  const captured = {};
  try {
    const workbench = await Workbench.open(server, extension, { extension });
    await workbench.command('Probe: Open');
    await workbench.canvas().locator('body', { hasText: 'probe' }).waitFor();
    for (const theme of /** @type {(keyof typeof THEMES)[]} */ (Object.keys(THEMES))) {
      await workbench.setTheme(theme);
      captured[theme] = await workbench
        .canvas()
        .locator('html')
        .evaluate(html => {
          const { body } = html.ownerDocument;
          return {
            style: html.getAttribute('style') ?? '',
            bodyClass: body.className,
            bodyData: Object.fromEntries(
              Object.entries(body.dataset).map(([name, value]) => [name, value ?? '']),
            ),
            defaultStyles: html.ownerDocument.querySelector('#_defaultStyles')?.textContent ?? '',
          };
        });
    }
    await workbench.close();
  } finally {
    await server.stop();
    fs.rmSync(dir, { recursive: true, force: true });
  }
  fs.writeFileSync(file, JSON.stringify(captured, null, 1));
  return /** @type {Record<keyof typeof THEMES, CapturedTheme>} */ (captured);
}
