import { type Aspect, compareLists, quote } from '../aspect.js';

/** Which side effects may be declared in the envelope; an undeclared one is rejected on arrival. */
export const sideEffects: Aspect = {
  id: 'side-effects',
  valueOf: ({ sideEffects }) => [...(sideEffects ?? [])].sort(),
  compare({ was, is, path }) {
    const { added, removed } = compareLists(was.sideEffects, is.sideEffects);
    const at = [...path, 'sideEffects'];
    return [
      ...(added.length === 0
        ? []
        : [
            {
              message: `The side effect ${quote(added)} is new: receivers with the old contract reject envelopes that carry it, and could not compensate it.`,
              bump: 'major' as const,
              breaks: ['receivers' as const],
              path: at,
            },
          ]),
      ...(removed.length === 0
        ? []
        : [
            {
              message: `The side effect ${quote(removed)} is gone: envelopes in flight that carry it are rejected.`,
              bump: 'major' as const,
              breaks: ['in-flight' as const],
              path: at,
            },
          ]),
    ];
  },
};
