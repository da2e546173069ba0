// Copies the text of src/runtime into src/codegen/runtime-texts.ts, so that the generator carries it without a disk.
// Usage: node scripts/embed-runtime.mjs (a test tells when it has been forgotten)
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/** The module's text for what stands in src/runtime now. */
export function embedRuntime() {
  const folder = path.join(root, 'src/runtime');
  const names = fs
    .readdirSync(folder)
    .filter(name => name.endsWith('.ts'))
    .sort();
  const entries = names.map(name => {
    const text = fs.readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    return `  ['${name}', ${JSON.stringify(text)}],\n`;
  });
  return `/** The text of src/runtime by file name. Written by scripts/embed-runtime.mjs: change the files there, not here. */
export const runtimeTexts: ReadonlyMap<string, string> = new Map([
${entries.join('')}]);
`;
}

if (process.argv[1] === import.meta.filename)
  fs.writeFileSync(path.join(root, 'src/codegen/runtime-texts.ts'), embedRuntime());
