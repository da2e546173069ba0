import path from 'node:path';
import { launchBrowser } from './browser.mjs';
import { remoteUri, workbenchUrl } from './vscode-server.mjs';

/** The four kinds of theme, and the built-in theme that stands for each. */
export const THEMES = /** @type {const} */ ({
  dark: 'Dark Modern',
  light: 'Light Modern',
  hc: 'Dark High Contrast',
  hcl: 'Light High Contrast',
});

const BODY_CLASS = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  hc: 'vscode-high-contrast',
  hcl: 'vscode-high-contrast-light',
};

/** @typedef {keyof typeof THEMES} Theme */

/** A window of VS Code in Chromium, for tests and screenshots. */
export class Workbench {
  /** Requests that went anywhere but this machine: there must be none. @type {string[]} */
  outsideRequests = [];
  /** Content Security Policy violations reported on the console: there must be none. @type {string[]} */
  cspViolations = [];
  /** Uncaught errors of the pages and frames. @type {string[]} */
  pageErrors = [];

  /** What the pages and frames report on the console as an error, VS Code's own usual ones left out. @type {string[]} */
  consoleErrors = [];

  /** All that ought not to have happened. */
  problemsSeen() {
    return [...this.outsideRequests, ...this.cspViolations, ...this.pageErrors, ...this.consoleErrors];
  }

  /** @param {import('playwright-core').Page} page @param {import('playwright-core').Browser} browser */
  constructor(page, browser) {
    this.page = page;
    this.browser = browser;
  }

  /**
   * Opens a window on a folder and waits until the extensions are registered:
   * a file opened earlier in a fresh profile would land in the text editor.
   * @param {import('./vscode-server.mjs').Server} server
   * @param {string} folder
   * @param {{ extension?: string, size?: { width: number, height: number }, reducedMotion?: 'reduce' | 'no-preference' }} [options]
   *   extension: an extension under development (its folder); the server then needs testDriver
   */
  static async open(
    server,
    folder,
    { extension, size = { width: 1440, height: 900 }, reducedMotion = 'reduce' } = {},
  ) {
    const browser = await launchBrowser();
    const context = await browser.newContext({
      viewport: size,
      reducedMotion,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    const workbench = new Workbench(page, browser);
    context.on('request', request => {
      const { protocol, hostname } = new URL(request.url());
      // Webview resources have an address on that domain, and are answered by a service worker without any network.
      const isLocal =
        !/^(https?|wss?):$/.test(protocol) ||
        hostname === '127.0.0.1' ||
        hostname.endsWith('.vscode-resource.vscode-cdn.net');
      if (!isLocal) workbench.outsideRequests.push(request.url());
    });
    page.on('console', message => {
      if (/Content Security Policy|Refused to (load|execute|apply|connect)/.test(message.text()))
        workbench.cspViolations.push(message.text());
      else if (message.type() === 'error' && message.location().url.includes('vscode-resource')) {
        workbench.consoleErrors.push(message.text());
      }
    });
    page.on('pageerror', error => workbench.pageErrors.push(String(error.stack ?? error)));
    await page.goto(
      workbenchUrl(
        server,
        folder,
        extension
          ? [
              ['extensionDevelopmentPath', remoteUri(server, extension)],
              ['skipWelcome', 'true'],
            ]
          : [],
      ),
    );
    await workbench.waitForExtensions();
    return workbench;
  }

  async waitForExtensions() {
    await this.page.waitForFunction(
      () => performance.getEntriesByName('code/didLoadExtensions').length > 0,
      undefined,
      { timeout: 60_000 },
    );
  }

  /**
   * Runs a command by its title, as shown in the palette (with its category: `Handoff: Check`).
   * @param {string} title
   */
  async command(title) {
    for (let attempt = 1; ; attempt++) {
      await this.showQuickInput('F1');
      await this.quickInput.fill(`>${title}`);
      try {
        // Enter would run the first row, which for a moment is another one.
        return await this.quickRow(title).click({ timeout: 5000 });
      } catch (error) {
        // The palette shows what could be run when it opened: a window that is still starting shows less.
        if (attempt === 6) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /** Presses a key that opens a quick pick; again when a webview that was just loading has swallowed it. @param {string} key */
  async showQuickInput(key) {
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press(key);
      try {
        return await this.quickInput.waitFor({ state: 'visible', timeout: 2000 });
      } catch (error) {
        if (attempt === 5) throw error;
      }
    }
  }

  /** The input of the quick pick that is open. */
  get quickInput() {
    return this.page.locator('.quick-input-widget input.input');
  }

  /** The row of the quick pick that holds this text. @param {string} text */
  quickRow(text) {
    return this.page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
  }

  /** Opens a file of the folder by its path, as Go to File does. @param {string} file relative to the folder */
  async openFile(file) {
    await this.showQuickInput('Control+P');
    await this.quickInput.fill(file);
    await this.quickRow(path.basename(file)).click();
    await this.tab(path.basename(file)).first().waitFor();
  }

  /** An editor's tab. @param {string} name the file's name */
  tab(name) {
    return this.page.locator(`.tabs-container .tab[aria-label^="${name}"]`);
  }

  /** The tabs with unsaved changes. */
  get dirtyTabs() {
    return this.page.locator('.tabs-container .tab.dirty');
  }

  /**
   * The document inside a visible webview: VS Code's outer frame, then the extension's own.
   * `boundingBox()` of what is in it is in page coordinates, so `page.mouse` works across the frames.
   * @param {number} [index] when several are visible, in the order of the page
   */
  canvas(index = 0) {
    return this.page
      .frameLocator(`iframe.webview.ready:visible >> nth=${index}`)
      .frameLocator('iframe#active-frame');
  }

  /** The Problems panel's rows, file rows included; waits for the first. */
  async problems() {
    const rows = this.page.locator('.markers-panel .monaco-list-row');
    if (!(await this.page.locator('.markers-panel').isVisible()))
      await this.page.keyboard.press('Control+Shift+M');
    await rows.first().waitFor();
    return rows.allTextContents();
  }

  /** Saves the active editor and waits until no tab is dirty. */
  async save() {
    await this.page.keyboard.press('Control+S');
    await this.page.waitForFunction(() => !document.querySelector('.tabs-container .tab.dirty'));
  }

  /** Switches the colour theme, and waits until the workbench shows it. @param {Theme} theme */
  async setTheme(theme) {
    await this.command('Preferences: Color Theme');
    await this.quickRow('').waitFor();
    await this.quickInput.fill(THEMES[theme]);
    await this.quickRow(THEMES[theme]).click();
    const workbenchClass = { dark: 'vs-dark', light: 'vs', hc: 'hc-black', hcl: 'hc-light' }[theme];
    await this.page.locator(`.monaco-workbench.${workbenchClass}`).waitFor();
    if (await this.page.locator('iframe.webview.ready:visible').count())
      await this.canvas().locator(`body.${BODY_CLASS[theme]}`).waitFor();
  }

  /** Closes side bar, panel and notifications, so that the editor has the window. */
  async focusEditor() {
    await this.command('Notifications: Clear All Notifications');
    if (await this.page.locator('.part.sidebar').isVisible()) await this.page.keyboard.press('Control+B');
    if (await this.page.locator('.part.panel').isVisible()) await this.page.keyboard.press('Control+J');
  }

  /** @param {string} file where the picture goes, a .png */
  async screenshot(file) {
    await this.page.screenshot({ path: file, animations: 'disabled' });
  }

  async close() {
    await this.browser.close();
  }
}
