import type { Json } from '../../../schema/json.js';
import type { Aspect } from '../aspect.js';

/** How the handoff branches; the branch key is part of every idempotency key. */
export const fanOut: Aspect = {
  id: 'fan-out',
  valueOf: ({ fanOut }) =>
    fanOut
      ? ([fanOut.items, fanOut.key ?? null, fanOut.join ?? null, fanOut.maxParallel ?? null] as Json)
      : null,
  compare({ was, is, path }) {
    const [old, own] = [was.fanOut, is.fanOut];
    const at = [...path, 'fanOut'];
    if (old?.items !== own?.items || old?.key !== own?.key)
      return [
        {
          message:
            'The handoff branches differently: steps that were done before get new idempotency keys, so runs in flight repeat them.',
          bump: 'major',
          breaks: ['in-flight'],
          path: at,
        },
      ];
    return [{ message: 'Branches are joined or limited differently.', bump: 'minor', breaks: [], path: at }];
  },
};
