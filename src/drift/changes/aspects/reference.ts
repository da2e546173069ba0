import type { Aspect } from '../aspect.js';

/** Where the full context lies. */
export const reference: Aspect = {
  id: 'reference',
  valueOf: ({ context }) =>
    context?.reference ? [context.reference.store, context.reference.ttl ?? null] : null,
  compare({ was, is, path }) {
    const [old, own] = [was.context?.reference, is.context?.reference];
    const at = [...path, 'context', 'reference'];
    if (!own)
      return [
        {
          message: 'The full context is no longer kept: receivers that fetch it find nothing.',
          bump: 'major',
          breaks: ['receivers'],
          path: at,
        },
      ];
    if (!old)
      return [{ message: 'The full context is now kept in a store.', bump: 'minor', breaks: [], path: at }];
    if (old.store !== own.store)
      return [
        {
          message: `The full context is now kept in “${own.store}”, no longer in “${old.store}”: receivers need access to both while runs are in flight.`,
          bump: 'major',
          breaks: ['receivers', 'in-flight'],
          path: [...at, 'store'],
        },
      ];
    return [
      {
        message: 'The stored context lives for another time.',
        bump: 'patch',
        breaks: [],
        path: [...at, 'ttl'],
      },
    ];
  },
};
