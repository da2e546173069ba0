import { type Doc, group, indent, line } from '../print/index.js';

/** A JavaScript condition that can be printed as it is or negated without piling up `!(…)`. */
export type Expression =
  | { readonly kind: 'atom'; readonly yes: string; readonly no: string }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] };

/** A condition with its opposite spelled out, e.g. `x < 1` / `x >= 1`. */
export const atom = (yes: string, no: string): Expression => ({ kind: 'atom', yes, no });

/** A condition whose opposite is `!` before it; it must be a call, a name or a member access. */
export const truth = (yes: string): Expression => ({ kind: 'atom', yes, no: `!${yes}` });

export const always: Expression = { kind: 'and', parts: [] };
export const never: Expression = { kind: 'or', parts: [] };

export const not = (expression: Expression): Expression =>
  expression.kind === 'atom'
    ? atom(expression.no, expression.yes)
    : { kind: expression.kind === 'and' ? 'or' : 'and', parts: expression.parts.map(not) };

export const and = (...parts: readonly Expression[]): Expression => combine('and', parts);
export const or = (...parts: readonly Expression[]): Expression => combine('or', parts);

function combine(kind: 'and' | 'or', parts: readonly Expression[]): Expression {
  const flat = parts.flatMap(part => (part.kind === kind ? part.parts : [part]));
  const zero = kind === 'and' ? isNever : isAlways;
  if (flat.some(zero)) return kind === 'and' ? never : always;
  const [only] = flat;
  return flat.length === 1 && only ? only : { kind, parts: flat };
}

export const isAlways = (expression: Expression): boolean =>
  expression.kind === 'and' && expression.parts.length === 0;
export const isNever = (expression: Expression): boolean =>
  expression.kind === 'or' && expression.parts.length === 0;

/** A condition with the text of its parts changed. */
export const mapAtoms = (expression: Expression, change: (code: string) => string): Expression =>
  expression.kind === 'atom'
    ? atom(change(expression.yes), change(expression.no))
    : { kind: expression.kind, parts: expression.parts.map(part => mapAtoms(part, change)) };

/** Number of atoms in a condition. */
export const sizeOf = (expression: Expression): number =>
  expression.kind === 'atom' ? 1 : expression.parts.reduce((sum, part) => sum + sizeOf(part), 0);

/** A condition as layout, without parentheses around it. */
export function layoutOf(expression: Expression): Doc {
  if (expression.kind === 'atom') return expression.yes;
  if (expression.parts.length === 0) return String(isAlways(expression));
  const operator = expression.kind === 'and' ? ' &&' : ' ||';
  return expression.parts.map((part, i) => [i === 0 ? '' : [operator, line], operand(part)]);
}

/** The same as one line of text. */
export function textOf(expression: Expression): string {
  if (expression.kind === 'atom') return expression.yes;
  if (expression.parts.length === 0) return String(isAlways(expression));
  return expression.parts
    .map(part => (part.kind === 'atom' || part.parts.length < 2 ? textOf(part) : `(${textOf(part)})`))
    .join(expression.kind === 'and' ? ' && ' : ' || ');
}

function operand(part: Expression): Doc {
  if (part.kind === 'atom' || part.parts.length < 2) return layoutOf(part);
  const [first, ...rest] = layoutOf(part) as Doc[];
  return ['(', group([first as Doc, indent(rest)]), ')'];
}
