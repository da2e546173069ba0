/** The heavy half of generating and checking; a bundle of its own, loaded when first needed. */
export { checkDrift, outputsOf } from '../../drift/check.js';
export { gather } from '../../drift/gather.js';
export { planOutputs } from '../../drift/outputs/plan.js';
