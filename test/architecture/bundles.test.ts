import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { browserBuiltins, browserFiles, lazyBundles, withoutPrettier } from '../../scripts/build/plugins.mjs';
import { ROOT } from '../../scripts/lib/paths.mjs';

/** The files that a bundle would be made of, relative to the repository. */
async function inputsOf(entry: string, options: BuildOptions = {}): Promise<readonly string[]> {
  const { metafile } = await build({
    entryPoints: [path.join(ROOT, entry)],
    absWorkingDir: ROOT,
    outdir: 'unwritten',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    external: ['vscode'],
    loader: { '.ttf': 'empty', '.svg': 'text' },
    logLevel: 'silent',
    ...options,
  });
  return Object.keys(metafile?.inputs ?? {});
}

const packagesIn = (inputs: readonly string[]): readonly string[] => [
  ...new Set(inputs.flatMap(file => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [])),
];

describe('bundles', () => {
  it('activation loads nothing that has weight', async () => {
    const lazy = new Map<string, string>();
    const inputs = await inputsOf('src/extension/extension.ts', { plugins: [lazyBundles(lazy)] });
    expect(packagesIn(inputs)).toEqual([]);
    expect(inputs.length).toBeLessThanOrEqual(5);
    expect([...lazy.keys()]).toContain('extension-host');
  });

  it('the host starts without the generator', async () => {
    const inputs = await inputsOf('src/extension/host.ts', { plugins: [lazyBundles(new Map())] });
    expect(packagesIn(inputs)).not.toContain('json-schema-to-typescript');
    expect(inputs.filter(file => file.startsWith('src/codegen/emitters/'))).toEqual([]);
  });

  it('nobody carries prettier', async () => {
    const inputs = await inputsOf('src/cli/main.ts', { plugins: [withoutPrettier] });
    expect(packagesIn(inputs)).not.toContain('prettier');
  });

  const printerBundles: [string, BuildOptions][] = [
    ['Node', { platform: 'node', plugins: [withoutPrettier] }],
    [
      'the browser',
      {
        platform: 'browser',
        mainFields: ['browser', 'main', 'module'],
        plugins: [withoutPrettier, browserBuiltins],
      },
    ],
  ];
  it.each(printerBundles)('the printer of types works in a bundle for %s', async (_, options) => {
    // The generator would silently do without it, so a bundle in which it breaks when loaded would go unnoticed.
    const { outputFiles = [] } = await build({
      ...options,
      stdin: {
        contents: `import('json-schema-to-typescript')
          .then(({ compile }) => compile({ enum: ['a', 'b'] }, 'Leaf', { format: false, bannerComment: '' }))
          .then(console.log);`,
        resolveDir: ROOT,
      },
      bundle: true,
      write: false,
      format: 'cjs',
      target: 'node20',
      supported: { 'dynamic-import': false },
      logLevel: 'silent',
    });
    const printed = execFileSync(process.execPath, ['-'], { input: outputFiles[0]?.text, encoding: 'utf8' });
    expect(printed).toContain('export type Leaf = ("a" | "b")');
  });

  it('the browser build needs nothing of Node', async () => {
    const plugins = [browserFiles, withoutPrettier, browserBuiltins];
    const inputs = await inputsOf('src/extension/extension.ts', { platform: 'browser', plugins });
    expect(inputs.filter(file => file.endsWith('.node.ts'))).toEqual([]);
    expect(inputs.filter(file => file.endsWith('.browser.ts'))).not.toEqual([]);
  });

  it('the canvas carries neither generator nor drift nor anything of the host', async () => {
    const inputs = await inputsOf('src/webview/main.tsx', { platform: 'browser', jsx: 'automatic' });
    expect(inputs.filter(file => /^src\/(codegen|drift|compat|extension|cli)\//.test(file))).toEqual([]);
  });

  it('the first picture of a canvas comes without dialogs, form controls, rules and exports', async () => {
    const entry = path.join(ROOT, 'src/webview/main.tsx');
    const { metafile } = await build({
      entryPoints: { webview: entry },
      absWorkingDir: ROOT,
      outdir: 'unwritten',
      bundle: true,
      splitting: true,
      format: 'esm',
      chunkNames: '[name]',
      write: false,
      metafile: true,
      jsx: 'automatic',
      loader: { '.ttf': 'empty' },
      logLevel: 'silent',
    });
    const scripts = Object.entries(metafile.outputs).filter(([file]) => file.endsWith('.js'));
    expect(scripts.map(([file]) => path.basename(file)).sort()).toEqual([
      'chunk.js',
      'rest.js',
      'webview.js',
    ]);
    const first = scripts.filter(([file]) => !file.endsWith('rest.js'));
    const inputs = first.flatMap(([, output]) => Object.keys(output.inputs));
    expect(packagesIn(inputs)).not.toContain('@vscode-elements/elements');
    expect(packagesIn(inputs)).not.toContain('semver');
    const late = /^src\/(webview\/(comparison|panels\/pattern|exporting)|picture\/svg|contract\/rules)\b/;
    expect(inputs.filter(file => late.test(file))).toEqual([]);
  });

  it('refuse a Node module in our own code of the browser build', async () => {
    const stdin = {
      contents: "import 'node:fs';",
      resolveDir: path.join(ROOT, 'src/extension'),
      sourcefile: 'src/extension/x.ts',
    };
    const building = build({
      stdin,
      absWorkingDir: ROOT,
      bundle: true,
      write: false,
      platform: 'browser',
      logLevel: 'silent',
      plugins: [browserBuiltins],
    });
    await expect(building).rejects.toThrow(/a browser does not have/);
  });
});
