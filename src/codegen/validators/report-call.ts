import { escapeUnsafe } from '../print/escape.js';
import {
  group,
  ifBroken,
  indent,
  isPlainKey,
  join,
  line,
  type Printer,
  softline,
  stringLiteral,
} from '../print/index.js';
import { type Expression, textOf } from './expression.js';
import type { Complaint, Location, Step } from './step.js';
import { block, condition } from './write-predicate.js';

/** A call of a function with arguments. */
export type Call = readonly [name: string, args: readonly string[]];

/** A statement, under a condition if there is one. */
export function writeStatement(test: Expression | undefined, statement: Call, out: Printer): void {
  if (test === undefined) putCall(statement, out);
  else {
    const oneLine = `if (${textOf(test)}) ${flat(statement)};`;
    noteUse(statement, out);
    if (out.fits(oneLine)) out.line(oneLine);
    else block(condition('if', test, out), () => putCall(statement, out), out);
  }
}

/** A call on one line. */
export const flat = ([name, args]: Call): string => `${name}(${args.join(', ')})`;

const runtimeHelpers = new Set(['report', 'reportAt', 'reportRequired', 'reportUnknown']);

/** Notes that a call was written: not all that are made are. */
export function noteUse([name]: Call, out: Printer): void {
  const helper = name.replace('return ', '');
  if (runtimeHelpers.has(helper)) out.use(helper, 'validation');
}

/** A call as a statement. */
export function putCall(call: Call, out: Printer): void {
  noteUse(call, out);
  const [name, args] = call;
  const oneLine = `${flat(call)};`;
  if (out.fits(oneLine)) out.line(oneLine);
  else
    out.line(group([name, '(', indent([softline, join([',', line], args), ifBroken(',')]), softline, ');']));
}

/** The call of the reporter for a value. */
export function callReporter({ target, variable, at }: Extract<Step, { do: 'call' }>, out: Printer): Call {
  const args = [variable, place(at, out), 'issues', ...(target.depth === undefined ? [] : [target.depth])];
  return [target.reporter, args];
}

/** The call that notes a complaint. */
export function complain({ at, keyword, message }: Complaint, out: Printer): Call {
  const what = [stringLiteral(keyword), stringLiteral(message)];
  const last = at.at(-1);
  if (last?.kind !== 'key' || !isPlainKey(last.key)) return ['report', ['issues', place(at, out), ...what]];
  return ['reportAt', ['issues', place(at.slice(0, -1), out), stringLiteral(last.key), ...what]];
}

/** The expression for the JSON Pointer of a place. */
export function place(at: Location, out: Printer): string {
  if (at.length === 0) return 'at';
  const steps = at.map(segment => {
    if (segment.kind === 'index') return `/${segment.index}`;
    if (segment.kind === 'index-variable') return `/\${${segment.name}}`;
    if (segment.kind === 'key-variable')
      return `\${${out.use('pointerStep', 'validation')}(${segment.name})}`;
    const key = segment.key.replaceAll('~', '~0').replaceAll('/', '~1');
    return `/${escapeUnsafe(key.replace(/[\\`]|\$(?=\{)/g, '\\$&')).replace(/<(?=[/!])/g, '\\u003c')}`;
  });
  return `\`\${at}${steps.join('')}\``;
}
