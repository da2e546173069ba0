import { parseArgs } from 'node:util';
import { Complaint } from './run.mjs';

/**
 * Reads a script's arguments; `--help` prints the usage and ends the process.
 * @template {import('node:util').ParseArgsConfig['options']} T
 * @param {string} usage
 * @param {T} options
 */
export function readArgs(usage, options) {
  try {
    const { values, positionals } = parseArgs({
      options: { ...options, help: { type: 'boolean' } },
      allowPositionals: true,
      strict: true,
    });
    if (/** @type {{ help?: boolean }} */ (values).help) {
      console.log(usage);
      process.exit(0);
    }
    return { values: /** @type {Record<string, any>} */ (values), positionals };
  } catch (error) {
    throw new Complaint(`${/** @type {Error} */ (error).message}\n\n${usage}`);
  }
}
