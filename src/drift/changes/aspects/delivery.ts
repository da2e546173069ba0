import type { Json } from '../../../schema/json.js';
import type { Aspect } from '../aspect.js';

/** How delivery is retried, and where it ends up. */
export const delivery: Aspect = {
  id: 'delivery',
  valueOf: ({ retry, deadLetter }) => [(retry as Json | undefined) ?? null, deadLetter ?? null],
  compare: ({ path }) => [
    { message: 'Delivery is retried, or given up, differently.', bump: 'patch', breaks: [], path },
  ],
};
