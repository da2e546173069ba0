import type { Manifest } from '../../contract/manifest/workflow.js';
import { satisfies } from '../../runtime/semver-range.js';
import { getOwn, type JsonPath } from '../../schema/json.js';
import type { Broken } from './change.js';
import type { ChangedHandoff } from './compare-contracts.js';

/** What every kind of break means for whom, in plain sentences. */
export function whoBreaks(diff: ChangedHandoff, before: Manifest, now: Manifest): readonly string[] {
  const broken = new Set<Broken>(diff.changes.flatMap(change => change.breaks));
  const [was, is] = [getOwn(before.handoffs, diff.id), getOwn(now.handoffs, diff.id)];
  if (!was || !is) return [];
  const range = acceptedRange(now, diff.id, diff.version);
  return [
    ...(broken.has('receivers')
      ? [`“${was.to}” breaks while it still runs ${diff.was}: it rejects what “${is.from}” sends.`]
      : []),
    ...(broken.has('in-flight')
      ? [
          satisfies(diff.was, range)
            ? `Envelopes of ${diff.was} in flight break: “${is.to}” accepts ${range}, so it opens them and rejects their content.`
            : `Envelopes of ${diff.was} in flight break: “${is.to}” accepts ${range} and turns them away.`,
        ]
      : []),
  ];
}

/** Where both ends of a handoff are. */
export function agentsOf({ handoffs, agents }: Manifest, id: string): readonly JsonPath[] {
  const handoff = getOwn(handoffs, id);
  if (!handoff) return [];
  return [...new Set([handoff.from, handoff.to])]
    .filter(agent => Object.hasOwn(agents, agent))
    .map(agent => ['agents', agent]);
}

/** The range that a handoff's receiver declares; without one it accepts what a caret of the version does. */
export function acceptedRange(manifest: Manifest, handoff: string, version: string): string {
  const to = getOwn(manifest.handoffs, handoff)?.to;
  const agent = to === undefined ? undefined : getOwn(manifest.agents, to);
  return getOwn(agent?.accepts ?? {}, handoff) ?? `^${version}`;
}
