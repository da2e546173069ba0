// Runs an example workflow. Usage: npm run example -- ticket-triage
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const names = fs.readdirSync(path.join(root, 'examples')).filter(name => fs.existsSync(entryOf(name)));
const [name] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  console.error(
    `Which example? ${names.map(each => `npm run example -- ${each}`).join('\n               ')}`,
  );
  process.exit(2);
}
const outfile = path.join(root, '.cache/examples', `${name}.mjs`);
await build({
  entryPoints: [entryOf(name)],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
});
await import(pathToFileURL(outfile).href);

/** @param {string} example */
function entryOf(example) {
  return path.join(root, 'examples', example, 'src/main.ts');
}
