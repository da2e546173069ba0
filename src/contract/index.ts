/** The contract model: what a workflow is, how its text is read, edited and checked. Everything here is pure. */
export * from './completeness.js';
export * from './edit/intent.js';
export * from './entity.js';
export * from './graph.js';
export * from './manifest/agent.js';
export * from './manifest/handoff.js';
export * from './manifest/scalars.js';
export * from './manifest/state.js';
export * from './manifest/workflow.js';
export { didYouMean, nearestOf } from './nearest.js';
export * from './parse.js';
export * from './payload/fields.js';
export * from './payload/schema.js';
export * from './payload/words.js';
export * from './problem.js';
