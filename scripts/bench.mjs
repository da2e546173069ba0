// Runs a benchmark of bench/: `npm run bench -- NAME [arguments]`. TypeScript goes through esbuild first.
import fs from 'node:fs';
import path from 'node:path';
import { inRepo, RUNS } from './lib/paths.mjs';
import { Complaint, runMain, runNode } from './lib/run.mjs';
import { installDependencies } from './setup.mjs';

const folder = inRepo('bench');

/** The names that can be given: every file that is not a part of another. */
function listNames() {
  const names = fs.readdirSync(folder).filter(name => /^[^.]+\.(mjs|ts)$/.test(name));
  return names.map(name => name.replace(/\.\w+$/, '')).sort();
}

/** A TypeScript benchmark as a module that Node can run. @param {string} file @param {string} name */
async function bundle(file, name) {
  const outfile = path.join(RUNS, 'bench', `${name}.mjs`);
  const { build } = await import('esbuild');
  await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.10', // the first with import attributes
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}

await runMain(async () => {
  const [name, ...rest] = process.argv.slice(2);
  if (!name || !listNames().includes(name)) {
    throw new Complaint(`usage: npm run bench -- NAME, where NAME is one of: ${listNames().join(', ')}`);
  }
  await installDependencies();
  const typescript = path.join(folder, `${name}.ts`);
  const file = fs.existsSync(typescript) ? await bundle(typescript, name) : path.join(folder, `${name}.mjs`);
  const { code } = await runNode(['--expose-gc', file, ...rest], { allowFailure: true });
  return code;
});
