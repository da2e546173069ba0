import { type Aspect, compareLists, quote } from '../aspect.js';

/** Which decision provenance must travel; both sides insist on what their contract requires. */
export const provenance: Aspect = {
  id: 'provenance',
  valueOf: ({ provenance }) => [...(provenance?.require ?? [])].sort(),
  compare({ was, is, path }) {
    const { added, removed } = compareLists(was.provenance?.require, is.provenance?.require);
    const at = [...path, 'provenance', 'require'];
    return [
      ...(added.length === 0
        ? []
        : [
            {
              message: `Provenance now requires ${quote(added)}: envelopes in flight may lack it and are rejected.`,
              bump: 'major' as const,
              breaks: ['in-flight' as const],
              path: at,
            },
          ]),
      ...(removed.length === 0
        ? []
        : [
            {
              message: `Provenance no longer requires ${quote(removed)}: receivers with the old contract reject envelopes without it.`,
              bump: 'major' as const,
              breaks: ['receivers' as const],
              path: at,
            },
          ]),
    ];
  },
};
