import type { JsonObject } from '../../schema/json.js';
import { auditFieldsOf, completeness } from '../completeness.js';
import type { Intent } from '../edit/intent.js';
import type { Agent } from '../manifest/agent.js';
import type { Handoff } from '../manifest/handoff.js';
import type { Fix } from '../problem.js';
import { startHandoff } from './handoff.js';

/** The intents that add every declaration a handoff lacks, with usual values; what is declared stays as it is. */
export function completeIntents(id: string, handoff: Handoff, from?: Pick<Agent, 'role'>): Intent[] {
  const { fields, work } = completeness(handoff, from);
  const start = startHandoff(handoff.from, handoff.to);
  const set = (key: string, value = start[key]): Intent[] =>
    value === undefined ? [] : [{ type: 'set', path: ['handoffs', id, key], value }];
  return [
    ...(handoff.context ? [] : set('context')),
    ...(work
      ? []
      : set('work', { ...(start.work as JsonObject), ...(handoff.work as JsonObject | undefined) })),
    ...(fields.provenance ? [] : set('provenance', { require: requiredFields(handoff, from) })),
    ...(fields.sideEffects ? [] : set('sideEffects')),
    ...(fields.failureModes ? [] : set('failureModes')),
    ...(handoff.health ? [] : set('health')),
  ];
}

const requiredFields = (handoff: Handoff, from?: Pick<Agent, 'role'>) => [
  ...new Set([...(handoff.provenance?.require ?? []), ...auditFieldsOf(from)]),
];

/** The fix for a contract that lacks more than one declaration; none where a smaller fix does. */
export function completeFix(id: string, handoff: Handoff, from?: Pick<Agent, 'role'>): Fix[] {
  const intents = completeIntents(id, handoff, from);
  return intents.length > 1 ? [{ title: `Complete the contract of “${id}”`, intents }] : [];
}
