// Writes anew what is generated and committed: the runtime's texts, and the code of all examples.
// Usage: node scripts/regenerate.mjs, then UPDATE_GOLDEN=1 npx vitest run test/codegen/golden.test.ts test/examples
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { embedRuntime } from './embed-runtime.mjs';

const root = path.resolve(import.meta.dirname, '..');
fs.writeFileSync(path.join(root, 'src/codegen/runtime-texts.ts'), embedRuntime());

const outfile = path.join(root, '.cache/regenerate.mjs');
await build({
  stdin: {
    contents: `export { generate } from './src/codegen/generate.ts'; export { parseManifest } from './src/contract/index.ts';`,
    resolveDir: root,
  },
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
});
const { generate, parseManifest } = await import(pathToFileURL(outfile).href);

for (const name of fs.readdirSync(path.join(root, 'examples'))) {
  const folder = path.join(root, 'examples', name);
  const manifestName = `${name}.handoff.json`;
  if (!fs.existsSync(path.join(folder, manifestName))) continue;
  const { manifest } = parseManifest(fs.readFileSync(path.join(folder, manifestName), 'utf8'));
  const { files, problems } = await generate({ manifest, manifestName, files: new Map() });
  for (const problem of problems) console.error(`${name}: ${problem.message}`);
  fs.rmSync(path.join(folder, manifest.generate.outDir), { recursive: true, force: true });
  for (const file of files) {
    fs.mkdirSync(path.dirname(path.join(folder, file.path)), { recursive: true });
    fs.writeFileSync(path.join(folder, file.path), file.text);
  }
  console.log(`${name}: ${files.length} files`);
}
