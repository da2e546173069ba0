// Builds every bundle into dist/. Usage: node esbuild.mjs [--watch] [--only=extension,webview,cli,web]
import { context } from 'esbuild';

const only = process.argv
  .find(a => a.startsWith('--only='))
  ?.slice(7)
  .split(',');
const watch = process.argv.includes('--watch');
const common = {
  bundle: true,
  sourcemap: 'linked',
  logLevel: 'info',
  target: 'es2022',
  minify: !watch,
  legalComments: 'none',
};
const node = { ...common, platform: 'node', format: 'cjs', target: 'node20', mainFields: ['module', 'main'] };

/** Each bundle: its name and esbuild options. */
const bundles = {
  extension: {
    ...node,
    entryPoints: ['src/extension/extension.ts'],
    outfile: 'dist/extension.cjs',
    external: ['vscode'],
  },
  web: {
    ...common,
    platform: 'browser',
    format: 'cjs',
    entryPoints: ['src/extension/extension.ts'],
    outfile: 'dist/web/extension.js',
    external: ['vscode'],
  },
  cli: {
    ...node,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.cjs',
    banner: { js: '#!/usr/bin/env node' },
  },
  webview: {
    ...common,
    platform: 'browser',
    format: 'iife',
    entryPoints: { webview: 'src/webview/main.tsx' },
    outdir: 'dist',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.ttf': 'file', '.svg': 'text' },
  },
};

await Promise.all(
  Object.entries(bundles)
    .filter(([name]) => !only || only.includes(name))
    .map(async ([, options]) => {
      const build = await context(options);
      if (watch) return build.watch();
      await build.rebuild();
      await build.dispose();
    }),
);
