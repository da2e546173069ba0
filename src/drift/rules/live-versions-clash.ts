import type { Problem } from '../../contract/problem.js';
import { satisfies } from '../../runtime/semver-range.js';
import { getOwn } from '../../schema/json.js';
import { compareSchemas } from '../changes/compare-schemas.js';
import type { SchemaKey, Verdict } from '../changes/verdicts.js';
import { acceptedRange, agentsOf } from '../changes/who-breaks.js';
import type { DriftRule } from '../rule.js';
import type { Baseline, DriftSubject } from '../subject.js';

/** Versions that are in use together, as the receivers' ranges admit them, do not understand each other. */
export const liveVersionsClash: DriftRule = {
  id: 'live-versions-clash',
  severity: 'error',
  live: true,
  check({ subject }) {
    const { baseline, manifest } = subject;
    return Object.keys(manifest.handoffs).flatMap(id => {
      const seen = new Set([getOwn(baseline?.manifest.handoffs ?? {}, id)?.version]);
      return (baseline?.older ?? []).flatMap(older => {
        const version = getOwn(older.manifest.handoffs, id)?.version;
        // What a later release says of the same version counts; the baseline is other rules' business.
        if (version === undefined || seen.has(version)) return [];
        seen.add(version);
        return clashOf(id, subject, older) ?? [];
      });
    });
  },
};

function clashOf(id: string, subject: DriftSubject, older: Baseline): Problem | undefined {
  const { manifest } = subject;
  const [was, is] = [getOwn(older.manifest.handoffs, id), getOwn(manifest.handoffs, id)];
  if (!was || !is || was.version === is.version) return undefined;
  const range = acceptedRange(manifest, id, is.version);
  if (satisfies(was.version, range)) {
    const broken = firstBreak(id, subject, older, 'backward');
    if (broken)
      return build(id, subject, broken, {
        message: `“${is.to}” accepts ${range} of “${id}”, which admits ${was.version} (${older.label}), but rejects its envelopes: ${broken.why}.`,
        advice: `Narrow the range, or allow again what ${was.version} allowed.`,
        narrowTo: `^${is.version}`,
        excluded: was.version,
      });
  }
  const oldRange = acceptedRange(older.manifest, id, was.version);
  if (!satisfies(is.version, oldRange)) return undefined;
  const broken = firstBreak(id, subject, older, 'forwardDropped');
  return (
    broken &&
    build(id, subject, broken, {
      message: `“${was.to}” as it was at ${older.label} (${was.version}) accepts ${oldRange} of “${id}”, so it opens what “${is.from}” sends as ${is.version} and rejects it: ${broken.why}.`,
      advice: 'Raise the major version, or send only what the older receiver takes.',
    })
  );
}

function firstBreak(
  id: string,
  subject: DriftSubject,
  older: Baseline,
  direction: 'backward' | 'forwardDropped',
): Extract<Verdict, { verdict: 'incompatible' }> | undefined {
  const [was, is] = [getOwn(older.manifest.handoffs, id), getOwn(subject.manifest.handoffs, id)];
  for (const key of ['payload', 'workingMemory'] as const satisfies readonly SchemaKey[]) {
    if (was?.[key] === undefined || is?.[key] === undefined) continue;
    const verdict = compareSchemas(
      { documents: older, handoff: id, key },
      { documents: subject, handoff: id, key },
    )[direction];
    if (verdict.verdict === 'incompatible') return verdict;
  }
  return undefined;
}

interface Words {
  readonly message: string;
  readonly advice: string;
  /** The range that leaves the older version out. */
  readonly narrowTo?: string;
  readonly excluded?: string;
}

function build(
  id: string,
  { manifest }: DriftSubject,
  { witness }: { readonly witness: unknown },
  { message, advice, narrowTo, excluded }: Words,
): Problem {
  const { from, to } = manifest.handoffs[id] as { readonly from: string; readonly to: string };
  const path = ['agents', to, 'accepts', id];
  const helps = narrowTo !== undefined && excluded !== undefined && !satisfies(excluded, narrowTo);
  const declared = getOwn(getOwn(manifest.agents, to)?.accepts ?? {}, id) !== undefined;
  return {
    code: liveVersionsClash.id,
    severity: liveVersionsClash.severity,
    message: `${message} ${advice}`,
    path: ['handoffs', id, 'version'],
    also: agentsOf(manifest, id),
    related: [
      { message: `“${from}” sends it.`, path: ['agents', from] },
      { message: `“${to}” receives it.`, path: declared ? path : ['agents', to] },
    ],
    ...(helps && {
      fixes: [
        {
          title: `Let “${to}” accept ${narrowTo} only`,
          preferred: true,
          intents: [{ type: 'set', path, value: narrowTo }],
        },
      ],
    }),
    witness,
  };
}
