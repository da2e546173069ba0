import type { Command } from '../command.js';
import { check } from './check.js';
import { generate } from './generate.js';
import { helpOf } from './help.js';
import { version } from './version.js';

/** Every command, in the order that help lists them. */
export const commands: readonly Command[] = [generate, check, helpOf(() => commands), version];
