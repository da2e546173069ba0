import type { Handoff } from '../../../contract/manifest/handoff.js';
import { type Aspect, compareLists, quote } from '../aspect.js';
import type { Broken } from '../change.js';

/** The declaration of work: every envelope accounts for exactly the declared labels. */
export const work: Aspect = {
  id: 'work',
  valueOf: handoff => [...labels(handoff)].sort(),
  compare({ was, is, path }) {
    const { added, removed } = compareLists(labels(was), labels(is));
    const what = [
      ...(added.length > 0 ? [`${quote(added)} added`] : []),
      ...(removed.length > 0 ? [`${quote(removed)} removed`] : []),
    ].join(', ');
    // Without any declared work nothing is checked.
    const breaks: Broken[] = [
      ...(labels(was).length > 0 ? ['receivers' as const] : []),
      ...(labels(is).length > 0 ? ['in-flight' as const] : []),
    ];
    return [
      {
        message: `The declared work changed (${what}): an envelope must account for exactly the declared work, so each side rejects the other’s.`,
        bump: 'major',
        breaks,
        path: [...path, 'work'],
      },
    ];
  },
};

const labels = ({ work }: Handoff): readonly string[] => [
  ...new Set([...(work?.completed ?? []), ...(work?.remaining ?? [])]),
];
