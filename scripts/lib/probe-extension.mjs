import fs from 'node:fs';
import path from 'node:path';

/**
 * Writes a tiny extension whose one command opens an empty webview: to learn what VS Code puts into webviews,
 * and to try the harness itself without the product.
 * @param {string} folder
 */
export function writeProbeExtension(folder) {
  fs.mkdirSync(folder, { recursive: true });
  const manifest = {
    name: 'probe',
    publisher: 'handoff-tests',
    version: '0.0.1',
    engines: { vscode: '^1.90.0' },
    main: './main.cjs',
    activationEvents: ['onStartupFinished'],
    contributes: { commands: [{ command: 'probe.open', title: 'Probe: Open' }] },
  };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  fs.writeFileSync(
    path.join(folder, 'main.cjs'),
    `const vscode = require('vscode');
exports.activate = context => {
  context.subscriptions.push(vscode.commands.registerCommand('probe.open', () => {
    const panel = vscode.window.createWebviewPanel('probe', 'Probe', vscode.ViewColumn.One, {});
    panel.webview.html = '<!doctype html><body>probe</body>';
  }));
};`,
  );
  return folder;
}
