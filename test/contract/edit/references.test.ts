import { expect, it } from 'vitest';
import { parseManifest } from '../../../src/contract/index.js';
import { apply } from './applying.js';

it('renames in references into handoffs, in encoded ones and in what is suppressed at an accepted range', () => {
  const odd = (handoff: string, type: string, encoded: string) =>
    JSON.stringify({
      agents: { b: { accepts: { [handoff]: '^1.0.0' } } },
      handoffs: {
        [handoff]: { payload: { $ref: `#/types/${encoded}/properties/%2541~1` } },
        other: { payload: { allOf: [{ $ref: `#/handoffs/${handoff}/payload/properties/${handoff}` }] } },
      },
      types: { [type]: {} },
      suppress: [{ path: `/agents/b/accepts/${handoff}` }, { path: `/agents/b/tools/${handoff}` }],
    });
  const before = odd('T', 'T', '%54');
  const renamed = apply(before, { type: 'rename', kind: 'handoff', id: 'T', to: 'U' });
  expect(renamed).toBe(
    odd('U', 'T', '%54').replace('properties/U', 'properties/T').replace('tools/U', 'tools/T'),
  );
  expect(apply(before, { type: 'rename', kind: 'type', id: 'T', to: 'U' })).toBe(odd('T', 'U', 'U'));
  const removed = apply(before, { type: 'remove', targets: [{ kind: 'handoff', id: 'T' }] });
  expect(parseManifest(removed).json).toEqual({
    agents: { b: { accepts: {} } },
    handoffs: { other: { payload: { allOf: [{ $ref: '#/handoffs/T/payload/properties/T' }] } } },
    types: { T: {} },
    suppress: [{ path: '/agents/b/tools/T' }],
  });
});
