import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const cache = join(dirname(fileURLToPath(import.meta.url)), '../../../.cache/generated');
let loaded = 0;

/** Generated code as it runs: the module's exports. */
export type Loaded = Readonly<Record<string, unknown>>;

/** Bundles generated files (by path) and imports their index module; nothing but zod comes from outside. */
export async function loadGenerated(files: ReadonlyMap<string, string>, entry: string): Promise<Loaded> {
  mkdirSync(cache, { recursive: true });
  const outfile = join(cache, `${process.pid}-${++loaded}.mjs`);
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    external: ['zod'],
    logLevel: 'silent',
    plugins: [
      {
        name: 'generated',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /.*/ }, ({ path, importer }) => {
            if (path === 'zod') return { path, external: true };
            const wanted =
              importer === ''
                ? path
                : join(dirname(importer), path).replaceAll('\\', '/').replace(/\.js$/, '.ts');
            if (!files.has(wanted))
              return { errors: [{ text: `${importer} imports ${path}, which is not generated` }] };
            return { path: wanted, namespace: 'generated' };
          });
          onLoad({ filter: /.*/, namespace: 'generated' }, ({ path }) => ({
            contents: files.get(path) ?? '',
            loader: 'ts',
          }));
        },
      },
    ],
  });
  try {
    return (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as Loaded;
  } finally {
    rmSync(outfile);
  }
}
