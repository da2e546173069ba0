// Packs the built extension into a .vsix: `npm run package`. A warning of vsce is an error.
import fs from 'node:fs';
import { ROOT, VSIX } from './lib/paths.mjs';
import { Complaint, runMain, runNode, runTool, since } from './lib/run.mjs';

const LIMIT = 2_000_000;

/**
 * Packs dist/ and what belongs to it.
 * @returns {Promise<number>} the package's bytes
 */
export async function packageExtension() {
  fs.rmSync(VSIX, { force: true });
  const { output } = await runTool(
    '@vscode/vsce/vsce',
    [
      'package',
      '--no-dependencies',
      '--allow-missing-repository',
      '--no-rewrite-relative-links',
      '--out',
      VSIX,
    ],
    { quiet: true },
  );
  const warnings = output.split('\n').filter(line => /warning/i.test(line));
  if (warnings.length) throw new Complaint(`vsce warns:\n${warnings.join('\n')}`);
  const { size } = fs.statSync(VSIX);
  if (size > LIMIT) throw new Complaint(`${VSIX} has ${size} bytes; the limit is ${LIMIT}`);
  return size;
}

if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    const start = performance.now();
    await runNode(['esbuild.mjs', '--strict']);
    const size = await packageExtension();
    console.log(
      `${VSIX.slice(ROOT.length + 1)}: ${(size / 1000).toFixed(0)} kB, packed after ${since(start)}`,
    );
  });
}
