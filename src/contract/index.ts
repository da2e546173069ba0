/** The contract model: what a workflow is, how its text is read, edited and checked. Everything here is pure. */
export * from './edit/intent.js';
export * from './entity.js';
export * from './manifest/agent.js';
export * from './manifest/handoff.js';
export * from './manifest/scalars.js';
export * from './manifest/state.js';
export * from './manifest/workflow.js';
export { didYouMean, nearestOf } from './nearest.js';
export * from './parse.js';
export * from './problem.js';
