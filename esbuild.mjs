// Builds every bundle into dist/ and says how big they are.
// Usage: node esbuild.mjs [--watch] [--strict] [--only=extension,web,cli,webview]   --strict: too big a bundle is an error
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, context } from 'esbuild';
import { browserBuiltins, browserFiles, lazyBundles, withoutPrettier } from './scripts/build/plugins.mjs';

const flag = name => process.argv.find(argument => argument.startsWith(`--${name}=`))?.slice(name.length + 3);
const watch = process.argv.includes('--watch');
const strict = process.argv.includes('--strict');
const only = flag('only')?.split(',');

/** Bytes that a bundle may have, with the reason. */
const BUDGETS = {
  'extension.cjs': { bytes: 50_000, reason: 'read while the extension is being activated' },
  'lazy/extension-host.cjs': { bytes: 300_000, reason: 'read just after each activation' },
  'webview.js': { bytes: 260_000, reason: 'read before the first picture of a canvas' },
  'webview/chunk.js': { bytes: 460_000, reason: 'read before the first picture of a canvas' },
  'webview/rest.js': { bytes: 360_000, reason: 'read just after the first picture' },
};

const common = {
  bundle: true,
  sourcemap: 'linked',
  logLevel: 'warning',
  target: 'es2022',
  minify: !watch,
  legalComments: 'none',
  metafile: true,
  define: { 'process.env.NODE_ENV': '"production"' },
};

const lazy = new Map();
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  external: ['vscode'],
  // Lazy bundles are loaded with require(): the extension host has no loader for import() in CommonJS.
  supported: { 'dynamic-import': false },
  plugins: [lazyBundles(lazy), withoutPrettier],
};

/** Each bundle: its name and its esbuild options. */
const bundles = {
  extension: { ...node, entryPoints: ['src/extension/extension.ts'], outfile: 'dist/extension.cjs' },
  cli: {
    ...node,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.cjs',
    // A dependency asks for its own URL, which CommonJS does not have.
    define: { 'import.meta.url': 'importMetaUrl' },
    banner: {
      js: "#!/usr/bin/env node\nconst importMetaUrl = require('node:url').pathToFileURL(__filename).href;",
    },
  },
  web: {
    ...common,
    platform: 'browser',
    format: 'cjs',
    entryPoints: ['src/extension/extension.ts'],
    outfile: 'dist/web/extension.js',
    external: ['vscode'],
    // What json-schema-to-typescript depends on breaks when it is taken from its “module” field.
    mainFields: ['browser', 'main', 'module'],
    plugins: [browserFiles, withoutPrettier, browserBuiltins],
  },
  webview: {
    ...common,
    platform: 'browser',
    format: 'esm',
    splitting: true,
    // Two besides the entry: the rest, and what it has in common with the first picture (chunk.js).
    chunkNames: 'webview/[name]',
    entryPoints: { webview: 'src/webview/main.tsx', ...workers() },
    outdir: 'dist',
    jsx: 'automatic',
    assetNames: '[name]',
    loader: { '.ttf': 'file', '.svg': 'text' },
  },
};

/** Each `x-thread.node.ts` of the extension runs beside it: a bundle like those that are loaded on first use. */
for (const entry of fs.readdirSync('src/extension', { recursive: true })) {
  const name = String(entry).match(/^(.*-thread)\.node\.ts$/)?.[1];
  if (name)
    lazy.set(`extension-${name.replaceAll(path.sep, '-')}`, path.resolve('src/extension', String(entry)));
}

/** Each `x.worker.ts` of the webview is a script of its own: dist/x.worker.js. */
function workers() {
  const files = [];
  for (const entry of fs.readdirSync('src/webview', { recursive: true })) {
    const file = String(entry);
    if (file.endsWith('.worker.ts')) files.push([path.basename(file, '.ts'), path.join('src/webview', file)]);
  }
  return Object.fromEntries(files);
}

async function make(options) {
  if (watch) {
    const building = await context(options);
    await building.watch();
    return {};
  }
  const { metafile } = await build(options);
  return metafile.outputs;
}

/** Builds bundles that others load on first use, found while those were built; they may find more. */
async function makeLazy(outputs, failed) {
  for (const [name, source] of lazy) {
    await attempt(
      name,
      { ...node, entryPoints: [source], outfile: `dist/lazy/${name}.cjs` },
      outputs,
      failed,
    );
  }
}

async function attempt(name, options, outputs, failed) {
  try {
    Object.assign(outputs, await make(options));
  } catch (error) {
    failed.push(name);
    // esbuild prints its own messages; the rest are bugs of this script.
    if (!error.errors) console.error(error);
  }
}

function report(outputs) {
  const rows = Object.entries(outputs).filter(([file]) => !file.endsWith('.map'));
  let tooBig = 0;
  for (const [file, { bytes }] of rows.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const budget = BUDGETS[path.relative('dist', file)];
    const over = budget && bytes > budget.bytes;
    if (over) tooBig++;
    const note = over ? `  OVER its budget of ${kilobytes(budget.bytes)} (${budget.reason})` : '';
    console.log(
      `${file.padEnd(36)} ${kilobytes(bytes)}  gzip ${kilobytes(gzipSync(fs.readFileSync(file)).length)}${note}`,
    );
  }
  return tooBig;
}

/** Removes what an earlier build has left; at the end, as a running VS Code may be reading the files. */
function prune(outputs) {
  const made = new Set(Object.keys(outputs).map(file => path.normalize(file)));
  for (const entry of fs.readdirSync('dist', { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    if (entry.isFile() && !made.has(file) && !file.endsWith('.vsix')) fs.rmSync(file);
  }
}

const kilobytes = bytes => `${(bytes / 1000).toFixed(1).padStart(8)} kB`;

const chosen = Object.entries(bundles).filter(([name]) => !only || only.includes(name));
const outputs = {};
const failed = [];
await Promise.all(chosen.map(([name, options]) => attempt(name, options, outputs, failed)));
await makeLazy(outputs, failed);
if (!watch) {
  const tooBig = report(outputs);
  if (failed.length) console.error(`not built: ${failed.join(', ')}`);
  else if (!only) prune(outputs);
  if (failed.length || (strict && tooBig)) process.exitCode = 1;
}
