import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { inRepo, RUNS } from '../../scripts/lib/paths.mjs';

const parts = [
  'dist/web',
  'dist/webview.js',
  'dist/webview',
  'dist/webview.css',
  'dist/codicon.ttf',
  'schemas',
  'media',
  'l10n',
  'package.nls.json',
];

/**
 * Packs the built extension with only its browser bundle, so that nothing but the web worker can run it: where a window has
 * both, VS Code prefers Node. Returns the package.
 */
export function packWebExtension(): string {
  const folder = path.join(RUNS, 'e2e/web-extension');
  fs.rmSync(folder, { recursive: true, force: true });
  for (const part of parts) {
    const source = inRepo(part);
    if (fs.existsSync(source)) fs.cpSync(source, path.join(folder, part), { recursive: true });
  }
  const { main, extensionKind, scripts, ...manifest } = JSON.parse(
    fs.readFileSync(inRepo('package.json'), 'utf8'),
  );
  if (!main || !manifest.browser) throw new Error('package.json has no main or no browser entry');
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  fs.writeFileSync(path.join(folder, '.vscodeignore'), '');
  const vsix = path.join(RUNS, 'e2e/web-extension.vsix');
  const vsce = inRepo('node_modules/@vscode/vsce/vsce');
  const args = [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--skip-license',
    '--out',
    vsix,
  ];
  execFileSync(process.execPath, [vsce, ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return vsix;
}
