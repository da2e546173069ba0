import { type Doc, group, indent, type Printer, softline } from '../print/index.js';
import {
  and,
  atom,
  type Expression,
  isAlways,
  isNever,
  layoutOf,
  mapAtoms,
  not,
  or,
  textOf,
  truth,
} from './expression.js';
import { countMentions, mentions, replaceMentions } from './mentions.js';
import { type Complaint, callOf, faultOf, type Step } from './step.js';

/**
 * Writes steps as statements that return false at the first fault; true when nothing after them could be reached.
 * `ends` = they are the last of their function, which may answer with what the last of them says.
 */
export function writePredicate(steps: readonly Step[], out: Printer, ends = false): boolean {
  const flat = flatten(steps);
  for (let i = 0; i < flat.length; i++) {
    const step = flat[i] as Step;
    if (ends && i === flat.length - 1 && answer(step, out)) return true;
    if (step.do === 'check') {
      const isFirst = i === 0;
      let fault = step.fault;
      // Faults of one place read best as one condition, as long as it fits on a line.
      for (
        let next = flat[i + 1];
        next?.do === 'check' && samePlace(next.complaint, step.complaint);
        next = flat[i + 1]
      ) {
        const both = or(fault, next.fault);
        if (textOf(both).length > 72) break;
        fault = both;
        i++;
      }
      // A function that asks nothing else answers with it. Where it asks more, one more property adds lines and changes none.
      const whole = ends && isFirst && i === flat.length - 1 ? `return ${textOf(not(fault))};` : undefined;
      if (whole !== undefined && out.fits(whole)) {
        out.line(whole);
        return true;
      }
      writeIf(fault, 'return false;', out);
      if (isAlways(fault)) return true;
    } else write(step, out);
  }
  return false;
}

/** Returns what a step says, where that takes no more than an expression; false where it does not. */
function answer(step: Step, out: Printer): boolean {
  if (step.do === 'call') out.line(`return ${callOf(step.target, step.variable)};`);
  else if (step.do === 'only') out.line(`return ${onlyOf(step, out)};`);
  else if (step.do === 'choose') writeChoice(step, out, true);
  else return false;
  return true;
}

const onlyOf = ({ object, present, names }: Extract<Step, { do: 'only' }>, out: Printer): string =>
  `${out.use('hasOnly', 'validation')}(${object}, ${present}, ${names})`;

function write(step: Step, out: Printer): void {
  switch (step.do) {
    case 'when':
      writeBranches(step.test, step.body, step.otherwise ?? [], out);
      break;
    case 'property':
      writeProperty(step, out);
      break;
    case 'counter':
      out.line(`let ${step.name} = ${step.from};`);
      break;
    case 'items':
      if (step.from === 0 && !step.indexed)
        block(`for (const ${step.item} of ${step.array})`, () => writePredicate(step.body, out), out);
      else
        block(
          `for (let ${step.index} = ${step.from}; ${step.index} < ${step.array}.length; ${step.index}++)`,
          () => {
            if (uses(step.body, step.item)) out.line(`const ${step.item} = ${step.array}[${step.index}];`);
            writePredicate(step.body, out);
          },
          out,
        );
      break;
    case 'keys':
      block(
        `for (const ${step.key} in ${step.object})`,
        () => {
          if (step.item && uses(step.body, step.item))
            out.line(`const ${step.item} = ${step.object}[${step.key}];`);
          writePredicate(step.body, out);
        },
        out,
      );
      break;
    case 'call':
      writeIf(not(truth(callOf(step.target, step.variable))), 'return false;', out);
      break;
    case 'only':
      writeIf(not(truth(onlyOf(step, out))), 'return false;', out);
      break;
    case 'choose':
      writeChoice(step, out, false);
      break;
    case 'one-of':
      out.line(`let ${step.counter} = 0;`);
      for (const test of step.tests) writeIf(test, `${step.counter}++;`, out);
      out.line(`if (${step.counter} !== 1) return false;`);
      break;
    case 'run':
      out.line(step.code);
      break;
    case 'finally':
      writePredicate(step.body, out);
  }
}

function writeChoice(step: Extract<Step, { do: 'choose' }>, out: Printer, ends: boolean): void {
  block(
    `switch (${step.on})`,
    () => {
      for (const { values, body } of step.cases) {
        for (const value of values) out.line(`case ${value}:`);
        out.nested(() => {
          if (!writePredicate(body, out, ends)) out.line(ends ? 'return true;' : 'break;');
        });
      }
      out.line('default:');
      out.nested(() => out.line('return false;'));
    },
    out,
  );
}

type Property = Extract<Step, { do: 'property' }>;

const absent = ({ variable }: Property): Expression =>
  atom(`${variable} === undefined`, `${variable} !== undefined`);

/** The fault of a property that is looked at only once: no variable is needed for it. */
function faultInPlace({ variable, value, missing, body }: Property): Expression | undefined {
  if (body.length === 0) return missing && atom(`${value} === undefined`, '');
  if (!missing || !rejectsUndefined(body)) return undefined;
  const fault = faultOf(body);
  if (!fault || countMentions(textOf(fault), variable) !== 1) return undefined;
  return mapAtoms(fault, code => replaceMentions(code, variable, value));
}

function writeProperty(step: Property, out: Printer): void {
  const { value, missing, counter, body } = step;
  const inPlace = faultInPlace(step);
  if (inPlace) {
    writeIf(inPlace, 'return false;', out);
    return;
  }
  if (body.length === 0) {
    if (counter !== undefined) out.line(`if (${value} !== undefined) ${counter}++;`);
    return;
  }
  out.line(`const ${step.variable} = ${value};`);
  if (missing) {
    const fault = rejectsUndefined(body) ? undefined : faultOf(body);
    const either = fault && or(absent(step), fault);
    if (either && textOf(either).length <= 72) {
      writeIf(either, 'return false;', out);
      return;
    }
    if (!rejectsUndefined(body)) writeIf(absent(step), 'return false;', out);
    writePredicate(body, out);
    return;
  }
  const fault = counter === undefined ? faultOf(body) : undefined;
  const whole = fault && and(not(absent(step)), fault);
  if (whole && textOf(whole).length <= 72) writeIf(whole, 'return false;', out);
  else
    block(
      `if (${textOf(not(absent(step)))})`,
      () => {
        writePredicate(body, out);
        if (counter !== undefined) out.line(`${counter}++;`);
      },
      out,
    );
}

/** True when the first of the steps finds fault with undefined. */
export function rejectsUndefined(steps: readonly Step[]): boolean {
  const [first] = steps;
  const tells = first?.do === 'check' || first?.do === 'require' || first?.do === 'call';
  return tells && first.rejectsUndefined === true;
}

/** Without the nesting that only reporters need: after `return false` the rest follows anyway. */
const flatten = (steps: readonly Step[]): Step[] =>
  steps.flatMap((step): Step[] => {
    if (step.do !== 'require') return [step];
    const { fault, complaint, whole } = step;
    if (whole) return [{ do: 'check', fault: whole, complaint }];
    return [{ do: 'check', fault, complaint }, ...flatten(step.body)];
  });

const samePlace = (a: Complaint, b: Complaint): boolean => JSON.stringify(a.at) === JSON.stringify(b.at);

/** An `if` with one statement: on one line where it fits, else in braces. */
export function writeIf(test: Expression, statement: string, out: Printer): void {
  if (isNever(test)) return;
  if (isAlways(test)) {
    out.line(statement);
    return;
  }
  const oneLine = `if (${textOf(test)}) ${statement}`;
  if (out.fits(oneLine)) out.line(oneLine);
  else block(condition('if', test, out), () => out.line(statement), out);
}

/** An `if` with blocks of steps. */
function writeBranches(
  test: Expression,
  body: readonly Step[],
  otherwise: readonly Step[],
  out: Printer,
): void {
  const fault = otherwise.length === 0 ? faultOf(body) : undefined;
  const whole = fault && and(test, fault);
  if (whole && textOf(whole).length <= 72) writeIf(whole, 'return false;', out);
  else {
    block(
      condition('if', test, out),
      () => writePredicate(body, out),
      out,
      otherwise.length === 0 ? '}' : '} else {',
    );
    if (otherwise.length > 0) out.nested(() => void writePredicate(otherwise, out), '}');
  }
}

/** `if (…)` with a condition that may take several lines. */
export function condition(keyword: string, test: Expression, out: Printer): Doc {
  const oneLine = `${keyword} (${textOf(test)})`;
  if (out.fits(`${oneLine} {`)) return oneLine;
  return group([`${keyword} (`, group([indent([softline, layoutOf(test)]), softline]), ')']);
}

/** Lines in braces; `end` is what closes them, nothing when more is to follow. */
export function block(head: Doc, body: () => void, out: Printer, end = '}'): void {
  out.line(typeof head === 'string' ? `${head} {` : [head, ' {']);
  out.nested(body, end === '' ? undefined : end);
}

/** True when any of the steps mentions a variable. */
export const uses = (steps: readonly Step[], variable: string): boolean =>
  mentions(JSON.stringify(steps), variable);
