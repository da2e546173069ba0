import { applyFix } from './apply-fix.js';
import { canvasCommands } from './canvas-commands.js';
import { check } from './check.js';
import type { Command } from './command.js';
import { compareWith } from './compare-with.js';
import { exportWorkflow } from './export.js';
import { generate } from './generate.js';
import { importWorkflow } from './import-workflow.js';
import { newWorkflow } from './new-workflow.js';
import { openCanvas } from './open-canvas.js';
import { openCanvasBeside } from './open-canvas-beside.js';
import { openDocsPage } from './open-docs.js';
import { openTextInPlace } from './open-text.js';
import { openTextBeside } from './open-text-beside.js';
import { showDifferenceCommand } from './show-difference.js';
import { showHealth } from './show-health.js';
import { showOutput } from './show-output.js';

/** Every command that package.json declares; a command is a file here, a line in this list and its declaration. */
export const commands: readonly Command[] = [
  newWorkflow,
  importWorkflow,
  openCanvas,
  openCanvasBeside,
  openTextInPlace,
  openTextBeside,
  generate,
  check,
  showDifferenceCommand,
  compareWith,
  exportWorkflow,
  showHealth,
  showOutput,
  openDocsPage,
  applyFix,
  ...canvasCommands,
];
