import { type Expression, not, truth } from './expression.js';
import { type Call, flat, keyText } from './report-call.js';
import type { Short, Step } from './step.js';

/** A check that a reporter says in one call, and the steps that are left to be said after it. */
export interface Said {
  /** The call for a variable or an expression in its place. */
  readonly call: (value: string) => Call;
  /** What makes sense only when the call, which is a condition then, holds; nothing where calls stand alone. */
  readonly after: readonly Step[];
  /** Further calls, each of which bears values of any type. */
  readonly more: readonly Said[];
  readonly variable: string;
}

/** Calls after which steps can follow that need to know the type. */
const conditions = new Set(['isObject', 'isArray']);

/** What a step becomes when a method of the place says it all; undefined when it takes statements of its own. */
export function saidInOneCall(step: Step): Said | undefined {
  if ((step.do !== 'check' && step.do !== 'require') || step.short === undefined) return undefined;
  const { method, variable, args = [] } = step.short;
  const body = step.do === 'require' ? step.body : [];
  const limits = takesBounds.has(method) ? [limitIn(body, 'least'), limitIn(body, 'most')] : [];
  const bounds = boundsText(method, ...limits.map(inner => inner?.limit?.bound));
  const rest = body.filter(inner => !limits.includes(inner as Check));
  const call = (value: string): Call => [
    `at.${method}`,
    [keyText(step.complaint.at), value, ...args, ...bounds],
  ];
  if (conditions.has(method)) return { call, after: rest, more: [], variable };
  const more = rest.map(inner => (inner.do === 'check' ? saidInOneCall(inner) : undefined));
  return more.every(inner => inner !== undefined) ? { call, after: [], more, variable } : undefined;
}

const takesBounds = new Set(['string', 'number', 'integer', 'isArray']);

/** The runtime helpers that tell a type and its bounds in one. */
const boundedTests = new Map([
  ['string', 'isString'],
  ['number', 'isNumber'],
  ['integer', 'isInteger'],
]);

/** What finds fault with a type and its bounds in one call; undefined where more, or less, than those is checked. */
export function faultInOneCall(
  { method, variable }: Short,
  body: readonly Step[],
  use: (helper: string) => string,
): Expression | undefined {
  const helper = boundedTests.get(method);
  const [least, most] = [limitIn(body, 'least'), limitIn(body, 'most')];
  const found = [least, most].filter(limit => limit !== undefined);
  if (helper === undefined || body.length === 0 || found.length < body.length) return undefined;
  const bounds = boundsText(method, least?.limit?.bound, most?.limit?.bound);
  return not(truth(flat([use(helper), [variable, ...bounds]])));
}

type Check = Extract<Step, { do: 'check' }>;

const limitIn = (steps: readonly Step[], side: 'least' | 'most'): Check | undefined =>
  steps.find((step): step is Check => step.do === 'check' && step.limit?.side === side);

function boundsText(method: string, least?: string, most?: string): string[] {
  if (least === undefined && most === undefined) return [];
  const lowest = method === 'string' || method === 'isArray' ? '0' : '-Infinity';
  return [least ?? lowest, ...(most === undefined ? [] : [most])];
}
