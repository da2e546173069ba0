import { type Aspect, compareLists, quote } from '../aspect.js';

/** Which payload fields cross the edge. */
export const select: Aspect = {
  id: 'select',
  valueOf: ({ context }) => (context?.select ? [...context.select].sort() : null),
  compare({ was, is, path }) {
    const [old, own] = [was.context?.select, is.context?.select];
    const at = [...path, 'context', 'select'];
    if (!own) return [{ message: 'All payload fields cross now.', bump: 'minor', breaks: [], path: at }];
    if (!old)
      return [
        {
          message: `Only ${quote(own)} cross now: receivers no longer get the other fields.`,
          bump: 'major',
          breaks: ['receivers'],
          path: at,
        },
      ];
    const { added, removed } = compareLists(old, own);
    if (removed.length > 0)
      return [
        {
          message: `${quote(removed)} no longer crosses: receivers that read it find nothing.`,
          bump: 'major',
          breaks: ['receivers'],
          path: at,
        },
      ];
    return [{ message: `${quote(added)} crosses now as well.`, bump: 'minor', breaks: [], path: at }];
  },
};
