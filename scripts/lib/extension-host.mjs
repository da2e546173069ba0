import { launchBrowser } from './browser.mjs';
import { remoteUri, workbenchUrl } from './vscode-server.mjs';

/**
 * Runs a test module inside the real extension host, as `code --extensionTestsPath` does on a desktop.
 * @param {object} options
 * @param {import('./vscode-server.mjs').Server} options.server started with testDriver: a built VS Code ignores tests otherwise
 * @param {string} options.folder the workspace
 * @param {string[]} options.extensions folders of extensions under development
 * @param {string} options.tests a CommonJS module that exports run()
 * @param {number} [options.timeout] milliseconds for everything
 * @param {(type: string, args: unknown[]) => void} [options.onLog] the console of the window and of the extension host
 * @param {(page: import('playwright-core').Page) => void} [options.onPage] called with the window that the tests run in
 * @returns {Promise<number | 'timeout'>} the exit code that a desktop `code` would have
 */
export async function runInExtensionHost({
  server,
  folder,
  extensions,
  tests,
  timeout = 300_000,
  onLog = () => {},
  onPage = () => {},
}) {
  const browser = await launchBrowser();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  try {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const page = await context.newPage();
    onPage(page);
    /** @type {Promise<number | 'timeout'>} */
    const ended = new Promise(resolve => {
      timer = setTimeout(() => resolve('timeout'), timeout);
      void page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => resolve(code));
    });
    await page.exposeFunction('codeAutomationLog', onLog);
    await page.goto(
      workbenchUrl(server, folder, [
        ...extensions.map(
          extension =>
            /** @type {[string, string]} */ (['extensionDevelopmentPath', remoteUri(server, extension)]),
        ),
        ['extensionTestsPath', remoteUri(server, tests)],
        ['skipWelcome', 'true'],
      ]),
    );
    return await ended;
  } finally {
    clearTimeout(timer);
    await browser.close();
  }
}
