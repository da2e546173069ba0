import { checkDrift } from '../../src/drift/check.js';
import type { Baseline, DriftSubject } from '../../src/drift/subject.js';
import { manifestOf, subjectOf } from './subject-of.js';

export type Change = NonNullable<Parameters<typeof manifestOf>[0]>;
// biome-ignore lint/suspicious/noExplicitAny: tests reach anywhere into it.
export const edge = (json: Record<string, any>) => json.handoffs['triage-to-billing'];
export const nothing: Change = () => undefined;
export const today = '2026-01-01';

export function since(before: Change, after: Change): DriftSubject {
  const baseline: Baseline = { manifest: manifestOf(before), text: '', files: new Map(), label: 'HEAD' };
  return subjectOf({ manifest: manifestOf(after), baseline });
}

/** Contracts of releases before the baseline, oldest first. */
export function after(releases: readonly Change[], baseline: Change, now: Change): DriftSubject {
  const subject = since(baseline, now);
  const older = releases.map((change, i) => ({
    manifest: manifestOf(change),
    text: '',
    files: new Map(),
    label: `v${i + 1}`,
  }));
  return { ...subject, baseline: { ...(subject.baseline as Baseline), older: older.toReversed() } };
}

export const stricter: Change = json => json.types.Task.required.push('amount');
export const both =
  (...changes: readonly Change[]): Change =>
  json => {
    for (const change of changes) change(json);
  };
export const version =
  (value: string): Change =>
  json => {
    edge(json).version = value;
  };
export const accepts =
  (range: string): Change =>
  json => {
    json.agents.billing.accepts['triage-to-billing'] = range;
  };
export const pattern =
  (value: string): Change =>
  json => {
    json.types.Task.properties.id.pattern = value;
  };

export const found = (subject: DriftSubject, rule: string) =>
  checkDrift(subject, { today }).filter(problem => problem.code === rule);
