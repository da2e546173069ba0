#!/usr/bin/env node
// Stands in for a desktop `code`: takes the arguments that @vscode/test-electron passes, runs the tests in the real extension host of
// the embedded server, and exits as `code` would. HANDOFF_VSCODE chooses current or oldest.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { runInExtensionHost } from '../lib/extension-host.mjs';
import { runMain } from '../lib/run.mjs';
import { startServer } from '../lib/vscode-server.mjs';

/** `--name value`, `--name=value` or a folder. @param {string[]} argv */
function readArguments(argv) {
  const withValue = [
    'user-data-dir',
    'extensions-dir',
    'extensionDevelopmentPath',
    'extensionTestsPath',
    'folder-uri',
  ];
  /** @type {Record<string, string>} */
  const options = {};
  const extensions = [];
  const folders = [];
  for (let i = 0; i < argv.length; i++) {
    const argument = /** @type {string} */ (argv[i]);
    const match = /^--([^=]+)(?:=(.*))?$/s.exec(argument);
    if (!match) {
      folders.push(argument);
      continue;
    }
    const name = /** @type {string} */ (match[1]);
    const value = match[2] ?? (withValue.includes(name) ? argv[++i] : '') ?? '';
    if (name === 'extensionDevelopmentPath') extensions.push(value);
    else options[name] = value;
  }
  return { options, extensions, folders };
}

/** Whoever runs the tests may be killed without a chance to say so; a `code` of its own would not outlive it either. */
function exitWithParent() {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && process.exit(1), 1000).unref();
}

await runMain(async () => {
  exitWithParent();
  const { options, extensions, folders } = readArguments(process.argv.slice(2));
  const given = options['user-data-dir'];
  const dir = given ? path.dirname(given) : fs.mkdtempSync(path.join(os.tmpdir(), 'handoff-code-'));
  const folder = folders[0] ?? path.join(dir, 'empty');
  if (!folders[0]) fs.mkdirSync(folder, { recursive: true });
  const version = process.env.HANDOFF_VSCODE === 'oldest' ? 'oldest' : 'current';
  const server = await startServer({
    dir,
    version,
    testDriver: true,
    trust: !('disable-workspace-trust' in options),
  });
  try {
    const code = await runInExtensionHost({
      server,
      folder,
      extensions,
      tests: /** @type {string} */ (options.extensionTestsPath),
      onLog: (_type, args) => process.stdout.write(`${format(...args)}\n`),
      timeout: Number(process.env.HANDOFF_TIMEOUT ?? 300_000),
    });
    if (code === 'timeout')
      console.error(
        `the tests did not end in time; the server's log ends with:\n${server.log().slice(-2000)}`,
      );
    return code === 'timeout' ? 124 : code;
  } finally {
    await server.stop();
    if (!given) fs.rmSync(dir, { recursive: true, force: true });
  }
});
