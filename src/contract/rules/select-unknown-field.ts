import { parsePointer } from '../../schema/json.js';
import { didYouMean, isSlip, nearestOf } from '../nearest.js';
import { listPayloadFields } from '../payload/fields.js';
import { findField } from '../payload/find-field.js';
import type { Fix } from '../problem.js';
import type { ContractRule } from './rule.js';

export const selectUnknownField: ContractRule = {
  id: 'select-unknown-field',
  severity: 'error',
  *check({ manifest }) {
    for (const [id, handoff] of Object.entries(manifest.handoffs)) {
      const select = handoff.context?.select ?? [];
      for (const [i, pointer] of select.entries()) {
        const keys = parsePointer(pointer);
        if (keys && findField(manifest, handoff.payload, keys) !== 'absent') continue;
        const path = ['handoffs', id, 'context', 'select', i];
        const free = listPayloadFields(manifest, handoff, id)
          .map(field => field.pointer)
          .filter(field => !select.includes(field));
        const nearest = nearestOf(pointer.startsWith('/') ? pointer : `/${pointer}`, free);
        const fixes: Fix[] = [];
        if (nearest !== undefined)
          fixes.push({
            title: `Select ${nearest}`,
            preferred: isSlip(pointer, nearest),
            intents: [{ type: 'set', path, value: nearest }],
          });
        fixes.push({
          title: 'Do not select it',
          intents: [
            {
              type: 'set',
              path: ['handoffs', id, 'context', 'select'],
              value: select.filter((_, index) => index !== i),
            },
          ],
        });
        yield {
          message: keys
            ? `The payload of “${id}” has no field ${pointer}, so it can never cross.${didYouMean(nearest)} Declare the field, or do not select it.`
            : `“${pointer}” is no JSON Pointer: write “/” before each key, such as /customerId.`,
          path,
          fixes,
        };
      }
    }
  },
};
