import { checkDrift } from './check-drift.js';
import { explainContract } from './explain-contract.js';
import { listWorkflows } from './list-workflows.js';
import type { Tool } from './tool.js';

/** Every tool that package.json declares; a tool is a file here, a line in this list and its declaration. */
export const tools: readonly Tool[] = [listWorkflows, explainContract, checkDrift];
