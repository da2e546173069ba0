import { show } from '../schema/evaluate/values.js';
import type { Issue } from '../schema/evaluate.js';
import { getAt, type Json, parsePointer } from '../schema/json.js';

/** The issue that says most: the first one, or what made its closest alternative fail. */
function sharpest(issues: readonly Issue[]): Issue | undefined {
  let issue = issues[0];
  while (issue?.causes?.[0]) issue = issue.causes[0];
  return issue;
}

/** How people write a place in a value: `order.items[0].name`; undefined for the value as a whole. */
export function fieldName(pointer: string): string | undefined {
  const keys = parsePointer(pointer);
  if (!keys || keys.length === 0) return undefined;
  return keys
    .map((key, i) => {
      if (/^\d+$/.test(key)) return `[${key}]`;
      if (/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(key)) return i === 0 ? key : `.${key}`;
      return `[${JSON.stringify(key)}]`;
    })
    .join('');
}

function subject(issue: Issue): string {
  const field = fieldName(issue.path);
  return field === undefined ? 'the value' : `\`${field}\``;
}

/** Why a schema rejects a witness, in one short sentence without a full stop. */
export function explainWitness(issues: readonly Issue[], witness?: Json): string {
  const issue = sharpest(issues);
  if (!issue) return 'the value is accepted';
  const sentence = `${subject(issue)} ${issue.message}`;
  const value = witness === undefined ? undefined : getAt(witness, parsePointer(issue.path) ?? []);
  return value === undefined || PRESENCE.has(issue.keyword) ? sentence : `${sentence}, not ${show(value)}`;
}

/** Keywords whose message is about what is there or not, so that showing the value adds nothing. */
const PRESENCE = new Set([
  ...[
    'required',
    'dependentRequired',
    'additionalProperties',
    'unevaluatedProperties',
    'false',
    'propertyNames',
  ],
  ...['uniqueItems', 'contains', 'minContains', 'maxContains', 'not', 'oneOf'],
]);

/** The same, told of a sender and a receiver: what the receiver wants, and what the sender may send. */
export function explainMismatch(issues: readonly Issue[], witness: Json): string {
  const issue = sharpest(issues);
  if (!issue) return 'the receiver accepts what the sender may send';
  const value = getAt(witness, parsePointer(issue.path) ?? []);
  const sentence = `${subject(issue)} ${issue.message}`;
  if (issue.keyword === 'required' || issue.keyword === 'dependentRequired')
    return `${sentence}; the sender may leave it out`;
  if (value === undefined) return sentence;
  return `${sentence}; the sender may send ${show(value)}`;
}
