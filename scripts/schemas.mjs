// Writes schemas/*.json from the zod models: `npm run schemas`. A test fails while they disagree.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');
const outfile = path.join(root, '.cache', 'schemas.mjs');
await build({
  entryPoints: [path.join(root, 'src/contract/schemas.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
});
const { jsonSchemas } = await import(pathToFileURL(outfile).href);
for (const [name, text] of jsonSchemas()) {
  const file = path.join(root, 'schemas', name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text) continue;
  fs.writeFileSync(file, text);
  console.log(`wrote schemas/${name}`);
}
