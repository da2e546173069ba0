import {
  group,
  ifBroken,
  indent,
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
    if (out.fits(oneLine)) out.line(oneLine);
    else block(condition('if', test, out), () => putCall(statement, out), out);
  }
}

/** A call on one line. */
export const flat = ([name, args]: Call): string => `${name}(${args.join(', ')})`;

/** A call as a statement. */
export function putCall(call: Call, out: Printer): void {
  const [name, args] = call;
  const oneLine = `${flat(call)};`;
  if (out.fits(oneLine)) out.line(oneLine);
  else
    out.line(group([name, '(', indent([softline, join([',', line], args), ifBroken(',')]), softline, ');']));
}

/** A call whose last argument is a function of which the body is yet to be written. */
export function putCallback(
  [name, args]: Call,
  parameters: string,
  more: readonly string[],
  body: () => void,
  out: Printer,
): void {
  const head = `${name}(${[...args, `(${parameters}) => {`].join(', ')}`;
  if (more.length === 0 && out.fits(head)) {
    out.line(head);
    out.nested(body, '});');
    return;
  }
  out.line(`${name}(`);
  out.nested(() => {
    for (const arg of args) out.line(`${arg},`);
    out.line(`(${parameters}) => {`);
    out.nested(body, '},');
    for (const arg of more) out.line(`${arg},`);
  }, ');');
}

/** The call of the reporter for a value. */
export function callReporter({ target, variable, at }: Extract<Step, { do: 'call' }>): Call {
  const depth = target.depth === undefined ? [] : [target.depth];
  const key = keyOf(at);
  return key === ''
    ? [target.reporter, [variable, 'at', ...depth]]
    : ['at.check', [stringLiteral(key), variable, target.reporter, ...depth]];
}

/** The call that notes a complaint. */
export const complain = ({ at, keyword, message }: Complaint): Call => [
  'at.report',
  [keyText(at), stringLiteral(keyword), stringLiteral(message)],
];

/** The call that notes a complaint about a property, or that it is absent. */
export const refuse = ({ at, keyword, message }: Complaint, variable: string): Call => [
  'at.refuse',
  [keyText(at), variable, stringLiteral(keyword), stringLiteral(message)],
];

/** Where a place is below the one that the reporter's code has at hand: that of the function or of the innermost loop. */
export function keyOf(at: Location): string {
  let key = '';
  for (const segment of at) {
    if (segment.kind === 'key-variable' || segment.kind === 'index-variable') {
      key = '';
      continue;
    }
    key += `/${segment.kind === 'index' ? segment.index : escapeStep(segment.key)}`;
  }
  return key;
}

const escapeStep = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** The same as text of a program. */
export const keyText = (at: Location): string => stringLiteral(keyOf(at));
