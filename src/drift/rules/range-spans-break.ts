import { satisfies } from '../../runtime/semver-range.js';
import { getOwn } from '../../schema/json.js';
import { acceptedRange, agentsOf } from '../changes/who-breaks.js';
import type { DriftRule } from '../rule.js';

/** A receiver declares that it accepts versions whose envelopes its contract now rejects. */
export const rangeSpansBreak: DriftRule = {
  id: 'range-spans-break',
  severity: 'error',
  live: true,
  check({ changes, subject: { baseline, manifest } }) {
    if (!baseline) return [];
    return changes.flatMap(diff => {
      if (diff.kind !== 'changed' || !diff.enough) return [];
      const breaking = diff.changes.find(change => change.breaks.includes('in-flight'));
      const to = getOwn(manifest.handoffs, diff.id)?.to;
      const range = acceptedRange(manifest, diff.id, diff.version);
      if (!breaking || to === undefined || !satisfies(diff.was, range)) return [];
      const declared = getOwn(getOwn(manifest.agents, to)?.accepts ?? {}, diff.id) !== undefined;
      return [
        {
          code: rangeSpansBreak.id,
          severity: rangeSpansBreak.severity,
          message: `“${to}” accepts ${range} of “${diff.id}”, which admits ${diff.was}, but cannot take its envelopes any more: ${breaking.message} Narrow the range to ^${diff.version}.`,
          path: declared ? ['agents', to, 'accepts', diff.id] : ['handoffs', diff.id, 'version'],
          also: [['handoffs', diff.id], ...agentsOf(manifest, diff.id)],
          related: [{ message: breaking.message, path: breaking.path }],
          fixes: [
            {
              title: `Let “${to}” accept ^${diff.version} only`,
              preferred: true,
              intents: [{ type: 'set', path: ['agents', to, 'accepts', diff.id], value: `^${diff.version}` }],
            },
          ],
          ...(breaking.witness !== undefined && { witness: breaking.witness }),
        },
      ];
    });
  },
};
