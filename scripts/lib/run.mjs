import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/** An error whose message is the whole story: printed without a stack. */
export class Complaint extends Error {}

/**
 * Runs a command to its end, its output passed through, standard input closed.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, allowFailure?: boolean }} [options] quiet: show the output only when it fails
 * @returns {Promise<{ code: number, output: string }>} output is empty unless quiet
 */
export async function run(
  command,
  args,
  { cwd = ROOT, env = process.env, quiet = false, allowFailure = false } = {},
) {
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
  });
  const stop = () => child.kill();
  process.once('exit', stop);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', text => (output += text));
  const code = await new Promise((resolve, reject) => {
    child.once('error', error => reject(new Complaint(`cannot run ${command}: ${error.message}`)));
    child.once('close', (exit, signal) => resolve(exit ?? (signal ? 128 : 1)));
  });
  process.removeListener('exit', stop);
  if (code !== 0 && !allowFailure) {
    throw new Complaint(`${[command, ...args].join(' ')} failed with exit code ${code}\n${output}`.trim());
  }
  return { code, output };
}

/** Runs a Node script of this repository with the Node that runs now. @param {string[]} args @param {Parameters<typeof run>[2]} [options] */
export const runNode = (args, options) => run(process.execPath, args, options);

/** Runs a tool that npm installed. @param {string} name @param {string[]} args @param {Parameters<typeof run>[2]} [options] */
export const runTool = (name, args, options) => runNode([`${ROOT}/node_modules/${name}`, ...args], options);

/** Seconds since `start`, for people. @param {number} start a value of performance.now() */
export const since = start => `${((performance.now() - start) / 1000).toFixed(1)} s`;

/** A signal ends the process through its exit handlers, which end servers and browsers: by default it would skip them. */
function exitOnSignals() {
  const numbers = /** @type {[NodeJS.Signals, number][]} */ ([
    ['SIGHUP', 1],
    ['SIGINT', 2],
    ['SIGTERM', 15],
  ]);
  for (const [signal, number] of numbers) process.once(signal, () => process.exit(128 + number));
}

/**
 * The wrapper around each script's main function: prints complaints plainly, bugs with their stack, and sets the exit code.
 * @param {() => Promise<number | void>} main returns the exit code
 * @param {{ ownSignals?: boolean }} [options] ownSignals: main handles Ctrl+C itself
 */
export async function runMain(main, { ownSignals = false } = {}) {
  if (!ownSignals) exitOnSignals();
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof Complaint ? `\nerror: ${error.message}` : error);
    process.exitCode = 1;
  }
}
