import type { Command } from '../command.js';
import { check } from './check.js';
import { compat } from './compat.js';
import { diff } from './diff.js';
import { exportWorkflow } from './export.js';
import { generate } from './generate.js';
import { health } from './health.js';
import { helpOf } from './help.js';
import { importCommand } from './import.js';
import { newWorkflow } from './new.js';
import { validate } from './validate.js';
import { version } from './version.js';

/** Every command, in the order that help lists them. */
export const commands: readonly Command[] = [
  newWorkflow,
  importCommand,
  generate,
  check,
  diff,
  compat,
  validate,
  health,
  exportWorkflow,
  helpOf(() => commands),
  version,
];
