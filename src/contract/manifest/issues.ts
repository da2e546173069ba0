import type * as z from 'zod';
import { getAt, type Json, type JsonPath } from '../../schema/json.js';
import { describePath } from '../entity.js';
import { didYouMean, nearestOf } from '../nearest.js';
import type { Fix, Problem } from '../problem.js';
import { agentRoles } from './agent.js';
import { manifestVersion, patternIds } from './workflow.js';

/** Turns what zod finds into problems in plain words, with stable codes of our own. */
export const problemsOfIssues = (issues: readonly z.core.$ZodIssue[], json: Json): Problem[] =>
  issues.map(issue => problemOf(issue, json));

const typeWords: Record<string, string> = {
  string: 'text in quotation marks',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object {…}',
  record: 'an object {…}',
  array: 'a list […]',
};

function problemOf(issue: z.core.$ZodIssue, json: Json): Problem {
  const path = issue.path.map(key => (typeof key === 'number' ? key : String(key)));
  const value = getAt(json, path);
  const what = describePath(path);
  if (value === undefined) return missing(path);
  switch (issue.code) {
    case 'invalid_type':
      return problem(
        'wrong-type',
        path,
        `${what} must be ${typeWords[issue.expected] ?? issue.expected}, not ${kindOf(value)}.`,
      );
    case 'invalid_value':
      return unknownValue(path, value, issue.values);
    case 'invalid_union':
      return problem(
        'invalid-value',
        path,
        `${what} must be ${hintOf(path) ?? 'one of the forms that the schema lists'}.`,
      );
    case 'too_small':
    case 'too_big':
      return problem('out-of-range', path, `${what} is ${sizeOf(value)}, but must be ${boundOf(issue)}.`);
    case 'invalid_format':
      return problem('invalid-format', path, `${what} ${formatWords(issue)}.`);
    default:
      return problem('invalid-value', path, `${what} ${issue.message}.`);
  }
}

const problem = (code: string, path: JsonPath, message: string, fixes: readonly Fix[] = []): Problem => ({
  code,
  severity: 'error',
  message: message.charAt(0).toUpperCase() + message.slice(1),
  path,
  ...(fixes.length > 0 && { fixes }),
});

// What a missing property may start as, so that “add it” is one click; by its key.
const startingValues = new Map<string, Json>([
  ['manifestVersion', manifestVersion],
  ['name', 'workflow'],
  ['pattern', patternIds[0]],
  ['agents', {}],
  ['handoffs', {}],
  ['role', agentRoles[0]],
  ['version', '1.0.0'],
  ['payload', { type: 'object' }],
  ['retryable', []],
  ['escalate', []],
  ['require', []],
  ['maxAttempts', 3],
  ['x', 0],
  ['y', 0],
]);

function missing(path: JsonPath): Problem {
  const parent = path.slice(0, -1);
  const key = String(path.at(-1));
  const start = startingValues.get(key);
  const hint = hintOf(path);
  const fixes: Fix[] =
    start === undefined ? [] : [{ title: `Add “${key}”`, intents: [{ type: 'set', path, value: start }] }];
  const message = `${describePath(parent)} needs “${key}”${hint ? `: ${hint}` : ''}.`;
  return { ...problem('missing-property', parent, message, fixes), at: 'key' };
}

function unknownValue(path: JsonPath, value: Json, values: readonly unknown[]): Problem {
  const allowed = values.map(String);
  const nearest = typeof value === 'string' ? nearestOf(value, allowed) : undefined;
  // As the model has it: the number 1, say, where the text has "1".
  const wanted = values.find(each => String(each) === nearest) as Json | undefined;
  const message = `${describePath(path)} is ${JSON.stringify(value)}, but must be ${listOf(allowed)}.${didYouMean(nearest)}`;
  const fixes: Fix[] =
    nearest !== undefined && wanted !== undefined
      ? [
          {
            title: `Change it to ${typeof wanted === 'string' ? `“${wanted}”` : JSON.stringify(wanted)}`,
            preferred: true,
            intents: [{ type: 'set', path, value: wanted }],
          },
        ]
      : [];
  return problem('unknown-value', path, message, fixes);
}

/** What the value at a path looks like, for messages; by the end of the path. */
function hintOf(path: JsonPath): string | undefined {
  switch (path.at(-1)) {
    case 'role':
      return listOf(agentRoles);
    case 'pattern':
      return listOf(patternIds);
    case 'join':
      return '“all”, “any” or { "quorum": n }';
    case 'from':
    case 'to':
      return 'the id of an agent';
    case 'version':
      return 'a semantic version such as 1.0.0';
    case 'payload':
      return 'a JSON Schema, or { "$ref": "#/types/…" }';
    case 'expires':
      return 'the last day of the suppression, as YYYY-MM-DD';
    default:
      return undefined;
  }
}

function formatWords(issue: z.core.$ZodIssueInvalidStringFormat): string {
  if (issue.format === 'date') return 'must be a date as YYYY-MM-DD';
  if (issue.path[0] === 'suppress') return 'must be a JSON Pointer such as /handoffs/a-to-b';
  return issue.message;
}

function boundOf(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const text = issue.origin === 'string' ? ' characters long' : '';
  if (issue.code === 'too_small') {
    if (issue.origin === 'string' && Number(issue.minimum) === 1) return 'filled in';
    return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${text}`;
  }
  return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${text}`;
}

const sizeOf = (value: Json): string => (value === '' ? 'empty' : JSON.stringify(value));

function kindOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? `the text ${JSON.stringify(value)}` : String(value);
}

const listOf = (values: readonly string[]): string =>
  values.length < 2 ? (values[0] ?? 'nothing') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
