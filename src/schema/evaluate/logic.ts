import { getOwn, type Json, type JsonSchema } from '../json.js';
import { asSchema } from './arrays.js';
import {
  type Check,
  holdsFor,
  type Issue,
  type KeywordCompiler,
  mergeSeen,
  newSeen,
  type Run,
  type Seen,
  tryCheck,
} from './run.js';

const branchesOf = (value: Json | undefined): JsonSchema[] =>
  Array.isArray(value) ? (value as JsonSchema[]) : [];

/** `$ref` and `$dynamicRef`: what they lead to, applied to the same value. One that leads nowhere accepts all. */
export const references: readonly KeywordCompiler[] = (['$ref', '$dynamicRef'] as const).map(
  keyword => site => site.reference(keyword),
);

const allOf: KeywordCompiler = site => {
  const checks = branchesOf(getOwn(site.schema, 'allOf')).map(schema => site.inPlace(schema));
  if (checks.length === 0) return undefined;
  return (value, run, seen) => {
    let ok = true;
    for (const check of checks) {
      if (check(value, run, seen)) continue;
      if (!run.issues) return false;
      ok = false;
    }
    return ok;
  };
};

/** The issues of the alternative that came closest: it fails deepest in the value, then with the fewest issues. */
function closest(attempts: readonly (readonly Issue[])[]): readonly Issue[] {
  const depth = (issues: readonly Issue[]) =>
    issues.length === 0 ? -1 : Math.min(...issues.map(issue => issue.path.split('/').length));
  const wrongKind = (issues: readonly Issue[]) =>
    issues.filter(issue => ['type', 'const', 'enum', 'false'].includes(issue.keyword)).length;
  return (
    [...attempts]
      .filter(issues => issues.length > 0)
      .sort((a, b) => wrongKind(a) - wrongKind(b) || depth(b) - depth(a) || a.length - b.length)[0] ?? []
  );
}

/** Runs one alternative; its annotations reach `seen` only when it holds. */
function attempt(check: Check, value: Json, run: Run, seen: Seen | undefined): [boolean, Issue[]] {
  const own = seen && newSeen();
  const result = tryCheck(check, value, run, own);
  if (result[0] && seen && own) mergeSeen(seen, own);
  return result;
}

const anyOf: KeywordCompiler = site => {
  const checks = branchesOf(getOwn(site.schema, 'anyOf')).map(schema => site.inPlace(schema));
  if (checks.length === 0) return undefined;
  const message = `must match at least one of ${checks.length} alternatives`;
  return (value, run, seen) => {
    let ok = false;
    const attempts: Issue[][] = [];
    for (const check of checks) {
      const [holds, issues] = attempt(check, value, run, seen);
      if (holds && !seen) return true;
      ok ||= holds;
      attempts.push(issues);
    }
    return ok || site.fail(run, 'anyOf', message, closest(attempts));
  };
};

const oneOf: KeywordCompiler = site => {
  const checks = branchesOf(getOwn(site.schema, 'oneOf')).map(schema => site.inPlace(schema));
  if (checks.length === 0) return undefined;
  return (value, run, seen) => {
    let count = 0;
    const attempts: Issue[][] = [];
    for (const check of checks) {
      const [holds, issues] = attempt(check, value, run, seen);
      if (holds && ++count > 1 && !run.issues) return false;
      attempts.push(issues);
    }
    if (count === 1) return true;
    return count === 0
      ? site.fail(run, 'oneOf', `must match one of ${checks.length} alternatives`, closest(attempts))
      : site.fail(run, 'oneOf', `must match exactly one alternative, but matches ${count}`);
  };
};

const not: KeywordCompiler = site => {
  const schema = asSchema(getOwn(site.schema, 'not'));
  if (schema === undefined) return undefined;
  const check = site.inPlace(schema);
  // Subschemas of `not` annotate nothing outside, yet need a record of their own inside; they make it themselves.
  return (value, run) =>
    !holdsFor(check, value, run) || site.fail(run, 'not', 'must not match the excluded schema');
};

const conditional: KeywordCompiler = site => {
  const test = asSchema(getOwn(site.schema, 'if'));
  if (test === undefined) return undefined;
  const check = site.inPlace(test);
  const branch = (keyword: string) => {
    const schema = asSchema(getOwn(site.schema, keyword));
    return schema === undefined ? undefined : site.inPlace(schema);
  };
  const yes = branch('then');
  const no = branch('else');
  return (value, run, seen) => {
    const own = seen && newSeen();
    const holds = holdsFor(check, value, run, own);
    if (holds && seen && own) mergeSeen(seen, own);
    const next = holds ? yes : no;
    return !next || next(value, run, seen);
  };
};

/** `allOf`, `anyOf`, `oneOf`, `not`, `if`/`then`/`else`. */
export const logic: readonly KeywordCompiler[] = [allOf, anyOf, oneOf, not, conditional];
