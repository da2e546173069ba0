import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { inRepo, ROOT } from '../lib/paths.mjs';
import { captureThemes } from './themes.mjs';

const TYPES = /** @type {Record<string, string>} */ ({
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.json': 'application/json',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
  '.map': 'application/json',
});

/** @param {string} text */
const escapeHtml = text => text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);

/**
 * The page that hosts dist/webview.js as VS Code would: its theme, its body classes, its Content Security Policy.
 * @param {import('./themes.mjs').CapturedTheme} theme
 * @param {{ text: string, uri: string, trusted: boolean, against?: { text: string, label: string } }} document
 */
function renderPage(theme, document) {
  const data = Object.entries(theme.bodyData).map(([name, value]) => {
    const attribute = name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
    return `data-${attribute}="${escapeHtml(value)}"`;
  });
  const policy =
    "default-src 'none'; script-src 'self'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data: blob:";
  return `<!doctype html>
<html lang="en" style="${escapeHtml(theme.style)}">
<head>
<meta charset="utf-8"><title>Canvas preview</title>
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="icon" href="data:,">
<style>html { background: var(--vscode-editor-background); }</style>
<style id="_defaultStyles">${theme.defaultStyles}</style>
<link rel="stylesheet" href="/dist/webview.css">
</head>
<body class="${theme.bodyClass.replace('vscode-reduce-motion', '').trim()}" role="document" ${data.join(' ')}>
<div id="root" data-page="${document.against ? 'comparison' : 'canvas'}"></div>
<script id="preview-document" type="application/json">${JSON.stringify(document).replace(/</g, '\\u003c')}</script>
<script src="/preview-host.js"></script>
<script type="module" src="/dist/webview.js"></script>
</body>
</html>`;
}

/** The fake host, bundled. */
async function bundleHost() {
  const { build } = await import('esbuild');
  const result = await build({
    entryPoints: [inRepo('scripts/preview/host.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
  });
  return /** @type {import('esbuild').OutputFile} */ (result.outputFiles[0]).text;
}

/**
 * Serves the canvas without VS Code, for quick looks, axe checks and canvas benchmarks.
 * `/?file=examples/x/y.handoff.json&theme=dark|light|hc|hcl[&trusted=false][&against=older.handoff.json]`
 * @param {{ port?: number }} [options]
 * @returns {Promise<{ url: string, address: (query: Record<string, string>) => string, close: () => Promise<void> }>}
 */
export async function startPreview({ port = 0 } = {}) {
  const themes = await captureThemes();
  const host = await bundleHost();
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const send = (
      /** @type {number} */ status,
      /** @type {string} */ type,
      /** @type {string | Buffer} */ body,
    ) => response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    if (url.pathname === '/preview-host.js') return send(200, 'text/javascript', host);
    if (url.pathname === '/') {
      const theme = themes[/** @type {keyof typeof themes} */ (url.searchParams.get('theme') ?? 'dark')];
      const file = path.resolve(ROOT, url.searchParams.get('file') ?? '');
      const against = url.searchParams.get('against');
      if (!theme) return send(400, 'text/plain', 'theme is one of dark, light, hc, hcl');
      if (!fs.existsSync(file) || !fs.statSync(file).isFile())
        return send(404, 'text/plain', `no such file: ${file}`);
      const document = {
        text: fs.readFileSync(file, 'utf8'),
        uri: `file://${file}`,
        trusted: url.searchParams.get('trusted') !== 'false',
        ...(against && {
          against: {
            text: fs.readFileSync(path.resolve(ROOT, against), 'utf8'),
            label: path.basename(against),
          },
        }),
      };
      return send(200, 'text/html', renderPage(theme, document));
    }
    const file = path.join(ROOT, url.pathname);
    const isBuilt = file.startsWith(inRepo('dist') + path.sep) && fs.existsSync(file);
    return isBuilt
      ? send(200, TYPES[path.extname(file)] ?? 'application/octet-stream', fs.readFileSync(file))
      : send(404, 'text/plain', 'not found');
  });
  await new Promise(resolve => server.listen(port, '127.0.0.1', () => resolve(undefined)));
  const url = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`;
  return {
    url,
    address: query => `${url}/?${new URLSearchParams(query)}`,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
