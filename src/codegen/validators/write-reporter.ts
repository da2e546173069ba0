import type { Printer } from '../print/index.js';
import { and, atom, type Expression, isAlways, isNever, not, textOf, truth } from './expression.js';
import {
  type Call,
  callReporter,
  complain,
  flat,
  keyText,
  putCall,
  refuse,
  writeStatement,
} from './report-call.js';
import { type Said, saidInOneCall } from './short.js';
import type { Step } from './step.js';
import { writeEach, writeEachProperty } from './write-loops.js';
import { block, condition, rejectsUndefined, writeIf } from './write-predicate.js';

/** Writes a reporter's body: where nothing makes sense after a first fault, it returns at that one. */
export function writeReporterBody(steps: readonly Step[], out: Printer): void {
  const [only, ...more] = steps;
  if (only?.do !== 'require' || more.length > 0 || isAlways(only.fault) || isNever(only.fault)) {
    writeReporter(steps, out);
    return;
  }
  const said = saidInOneCall(only);
  if (said && said.after.length === 0) writeSaid(said, said.variable, out);
  else if (said) {
    writeIf(not(truth(flat(said.call(said.variable)))), 'return;', out);
    writeReporter(said.after, out);
  } else {
    const [name, args] = complain(only.complaint);
    writeStatement(only.fault, [only.body.length === 0 ? name : `return ${name}`, args], out);
    writeReporter(only.body, out);
  }
}

/** Writes steps as statements that note every fault and go on. */
export function writeReporter(steps: readonly Step[], out: Printer): void {
  for (const step of steps) write(step, out);
}

function write(step: Step, out: Printer): void {
  switch (step.do) {
    case 'check':
    case 'require': {
      const said = saidInOneCall(step);
      if (said) writeSaid(said, said.variable, out);
      else if (isAlways(step.fault)) putCall(complain(step.complaint), out);
      else if (!isNever(step.fault)) writeChain(chainOf([step]), out);
      else if (step.do === 'require') writeReporter(step.body, out);
      break;
    }
    case 'when':
      block(
        condition('if', step.test, out),
        () => writeReporter(step.body, out),
        out,
        step.otherwise ? '} else {' : '}',
      );
      if (step.otherwise) out.nested(() => writeReporter(step.otherwise ?? [], out), '}');
      break;
    case 'property':
      writeProperty(step, out);
      break;
    case 'counter':
      break;
    case 'items':
      writeEach(step, writeReporter, out);
      break;
    case 'keys':
      writeEachProperty(step, writeReporter, out);
      break;
    case 'call':
      putCall(callReporter(step), out);
      break;
    case 'only':
      putCall(['at.only', [keyText(step.at), step.object, step.names]], out);
      break;
    case 'choose':
      block(
        `switch (${step.on})`,
        () => {
          for (const { values, body } of step.cases) {
            for (const value of values) out.line(`case ${value}:`);
            out.nested(() => {
              writeReporter(body, out);
              out.line('break;');
            });
          }
          out.line('default:');
          out.nested(() => putCall(refuse(step.complaint, step.on), out));
        },
        out,
      );
      break;
    case 'one-of':
      out.line(`let ${step.counter} = 0;`);
      for (const test of step.tests) writeIf(test, `${step.counter}++;`, out);
      writeStatement(atom(`${step.counter} !== 1`, ''), complain(step.complaint), out);
      break;
    case 'run':
      out.line(step.code);
      break;
    case 'finally':
      block('if (at.issues.length === before)', () => writeReporter(step.body, out), out);
  }
}

/** A check that is one call, and what follows from it; `there` is a condition under which alone it is made. */
function writeSaid(said: Said, value: string, out: Printer, there?: Expression): void {
  const call = said.call(value);
  if (said.after.length > 0) {
    const test = truth(flat(call));
    block(condition('if', there ? and(there, test) : test, out), () => writeReporter(said.after, out), out);
  } else if (there && said.more.length > 0) {
    block(condition('if', there, out), () => writeSaid(said, value, out), out);
  } else {
    writeStatement(there, call, out);
    for (const more of said.more) writeSaid(more, value, out);
  }
}

type Property = Extract<Step, { do: 'property' }>;

/** A property's one check, where one call says it all. */
function saidOf({ variable, body }: Property): Said | undefined {
  const [only, ...others] = body;
  const said = only && others.length === 0 ? saidInOneCall(only) : undefined;
  return said?.variable === variable ? said : undefined;
}

/** How many times a check and what follows from it look at its value; more where steps follow that could do so. */
const looksOf = (said: Said): number =>
  said.after.length > 0 ? Number.POSITIVE_INFINITY : said.more.reduce((sum, more) => sum + looksOf(more), 1);

function writeProperty(step: Property, out: Printer): void {
  const { variable, value, missing, body } = step;
  const key = keyText(step.at);
  const [first, ...others] = body;
  if (first === undefined) {
    if (missing) putCall(['at.required', [key, value]], out);
    return;
  }
  const said = saidOf(step);
  const isCall = first.do === 'call' && others.length === 0;
  const inPlace = isCall || (said !== undefined && looksOf(said) + (missing ? 0 : 1) <= 2);
  if (!inPlace) out.line(`const ${variable} = ${value};`);
  const there = missing ? undefined : atom(`${inPlace ? value : variable} !== undefined`, '');
  if (said) {
    writeSaid(said, inPlace ? value : variable, out, there);
    return;
  }
  if (isCall) writeStatement(there, callReporter({ ...first, variable: value }), out);
  else if (missing === undefined) writeOptional(there as Expression, body, out);
  else {
    const chain = chainOf(body);
    const absent = absentOr(step);
    const [, ...branches] = chain.branches;
    if (absent) writeChain({ ...chain, branches: [absent, ...branches] }, out);
    else {
      const gone: Branch = [atom(`${variable} === undefined`, ''), ['at.missing', [key]]];
      writeChain({ ...chain, branches: [gone, ...chain.branches] }, out);
    }
  }
}

/** Steps for a property that may be absent: under one condition where there is just one fault to find. */
function writeOptional(there: Expression, body: readonly Step[], out: Printer): void {
  const { branches, last, rest } = chainOf(body);
  if (branches.length === 0 && last) {
    writeStatement(there, last, out);
    return;
  }
  const [only] = branches;
  if (only && !last && branches.length === 1 && rest.length === 0) {
    const [fault, statement] = only;
    const both = and(there, fault);
    if (textOf(both).length <= 72) {
      writeStatement(both, statement, out);
      return;
    }
  }
  block(condition('if', there, out), () => writeReporter(body, out), out);
}

/** The first fault of a required property, where absence is one of its cases: one statement that tells the two apart. */
function absentOr({ variable, body, at }: Property): Branch | undefined {
  const [first] = body;
  if (!rejectsUndefined(body) || (first?.do !== 'check' && first?.do !== 'require')) return undefined;
  if (first.complaint.at.length !== at.length) return undefined;
  return [first.fault, refuse(first.complaint, variable)];
}

/** A fault, and the statement that notes it. */
type Branch = readonly [fault: Expression, statement: Call];

/** Faults of which only the first that holds is noted, and what makes sense without any: one call, or steps. */
interface Chain {
  readonly branches: readonly Branch[];
  readonly last?: Call;
  readonly rest: readonly Step[];
}

function chainOf(steps: readonly Step[]): Chain {
  const [step, ...more] = steps;
  if (step === undefined || more.length > 0) return { branches: [], rest: steps };
  if (step.do === 'call') return { branches: [], last: callReporter(step), rest: [] };
  if (step.do !== 'check' && step.do !== 'require') return { branches: [], rest: steps };
  if (isAlways(step.fault) || isNever(step.fault)) return { branches: [], rest: steps };
  const then: Chain = step.do === 'require' ? chainOf(step.body) : { branches: [], rest: [] };
  return { ...then, branches: [[step.fault, complain(step.complaint)], ...then.branches] };
}

/** `if (fault) report(…); else if …`, in braces unless each fits on a line. */
function writeChain({ branches, last, rest }: Chain, out: Printer): void {
  const [first] = branches;
  if (first === undefined) {
    if (last) putCall(last, out);
    writeReporter(rest, out);
    return;
  }
  if (branches.length === 1 && !last && rest.length === 0) {
    writeStatement(...first, out);
    return;
  }
  const all: readonly (readonly [Expression | undefined, Call])[] = last
    ? [...branches, [undefined, last]]
    : branches;
  const lines = all.map(([fault, statement], i) => {
    const test = fault ? `if (${textOf(fault)}) ` : '';
    return `${i === 0 ? '' : 'else '}${test}${flat(statement)};`;
  });
  const fits = rest.length === 0 && lines.every(text => out.fits(text));
  for (const [i, [fault, statement]] of all.entries()) {
    if (fits) out.line(lines[i]);
    else {
      const start = i === 0 ? 'if' : '} else if';
      const head = fault ? condition(start, fault, out) : '} else';
      const ends = i === all.length - 1 && rest.length === 0;
      block(head, () => putCall(statement, out), out, ends ? '}' : '');
    }
  }
  if (rest.length > 0) block('} else', () => writeReporter(rest, out), out);
}
