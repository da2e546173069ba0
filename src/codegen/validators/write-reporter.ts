import { isPlainKey, type Printer, stringLiteral } from '../print/index.js';
import { and, atom, type Expression, isAlways, isNever, not, textOf, truth } from './expression.js';
import {
  type Call,
  callReporter,
  complain,
  flat,
  noteUse,
  place,
  putCall,
  writeStatement,
} from './report-call.js';
import { type Complaint, callOf, type Step } from './step.js';
import { block, condition, rejectsUndefined, uses, writeIf } from './write-predicate.js';

/** Writes a reporter's body: where nothing makes sense after a first fault, it returns at that one. */
export function writeReporterBody(steps: readonly Step[], out: Printer): void {
  const [only, ...more] = steps;
  if (only?.do !== 'require' || more.length > 0 || isAlways(only.fault) || isNever(only.fault)) {
    writeReporter(steps, out);
    return;
  }
  const [name, args] = complain(only.complaint, out);
  writeStatement(only.fault, [`return ${name}`, args], out);
  writeReporter(only.body, out);
}

/** Writes steps as statements that note every fault and go on. */
export function writeReporter(steps: readonly Step[], out: Printer): void {
  for (const step of steps) write(step, out);
}

function write(step: Step, out: Printer): void {
  switch (step.do) {
    case 'check':
    case 'require':
      if (isAlways(step.fault)) putCall(complain(step.complaint, out), out);
      else if (!isNever(step.fault)) writeChain(chainOf([step], out), out);
      else if (step.do === 'require') writeReporter(step.body, out);
      break;
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
      block(
        `for (let ${step.index} = ${step.from}; ${step.index} < ${step.array}.length; ${step.index}++)`,
        () => {
          if (uses(step.body, step.item)) out.line(`const ${step.item} = ${step.array}[${step.index}];`);
          writeReporter(step.body, out);
        },
        out,
      );
      break;
    case 'keys':
      block(
        `for (const ${step.key} of Object.keys(${step.object}))`,
        () => {
          if (step.item && uses(step.body, step.item))
            out.line(`const ${step.item} = ${step.object}[${step.key}];`);
          writeReporter(step.body, out);
        },
        out,
      );
      break;
    case 'call': {
      writeStatement(askFirst(step), callReporter(step, out), out);
      break;
    }
    case 'only':
      putCall(['reportUnknown', [step.object, step.names, place(step.at, out), 'issues']], out);
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
          out.nested(() => putCall(complain(step.complaint, out), out));
        },
        out,
      );
      break;
    case 'one-of':
      out.line(`let ${step.counter} = 0;`);
      for (const test of step.tests) writeIf(test, `${step.counter}++;`, out);
      writeStatement(atom(`${step.counter} !== 1`, ''), complain(step.complaint, out), out);
      break;
    case 'run':
      out.line(step.code);
      break;
    case 'finally':
      block('if (issues.length === before)', () => writeReporter(step.body, out), out);
  }
}

function writeProperty(step: Extract<Step, { do: 'property' }>, out: Printer): void {
  const { variable, value, missing, body } = step;
  if (missing && body.length === 0) {
    writeStatement(atom(`${value} === undefined`, ''), complain(missing, out), out);
    return;
  }
  if (body.length === 0) return;
  out.line(`const ${variable} = ${value};`);
  if (!missing) {
    writeOptional(atom(`${variable} !== undefined`, ''), body, out);
    return;
  }
  const chain = chainOf(body, out);
  const absent = absentOr(step, missing, out);
  const [, ...others] = chain.branches;
  if (absent) writeChain({ ...chain, branches: [absent, ...others] }, out);
  else {
    const first: Branch = [atom(`${variable} === undefined`, ''), complain(missing, out)];
    writeChain({ ...chain, branches: [first, ...chain.branches] }, out);
  }
}

/** Steps for a property that may be absent: under one condition where there is just one fault to find. */
function writeOptional(there: Expression, body: readonly Step[], out: Printer): void {
  const { branches, last, rest } = chainOf(body, out);
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
function absentOr(
  { variable, body }: Extract<Step, { do: 'property' }>,
  missing: Complaint,
  out: Printer,
): Branch | undefined {
  const [first] = body;
  if (!rejectsUndefined(body) || (first?.do !== 'check' && first?.do !== 'require')) return undefined;
  const { at, keyword, message } = first.complaint;
  const [key, ...deeper] = at.slice(missing.at.length);
  if (key?.kind !== 'key' || !isPlainKey(key.key) || deeper.length > 0) return undefined;
  const args = ['issues', place(missing.at, out), stringLiteral(key.key), variable];
  return [first.fault, ['reportRequired', [...args, stringLiteral(keyword), stringLiteral(message)]]];
}

/** A fault, and the statement that notes it. */
type Branch = readonly [fault: Expression, statement: Call];

/** Faults of which only the first that holds is noted, and what makes sense without any: one call, or steps. */
interface Chain {
  readonly branches: readonly Branch[];
  readonly last?: Call;
  readonly rest: readonly Step[];
}

function chainOf(steps: readonly Step[], out: Printer): Chain {
  const [step, ...more] = steps;
  if (step === undefined || more.length > 0) return { branches: [], rest: steps };
  if (step.do === 'call') {
    const test = askFirst(step);
    const call = callReporter(step, out);
    return test ? { branches: [[test, call]], rest: [] } : { branches: [], last: call, rest: [] };
  }
  if (step.do !== 'check' && step.do !== 'require') return { branches: [], rest: steps };
  if (isAlways(step.fault) || isNever(step.fault)) return { branches: [], rest: steps };
  const then: Chain = step.do === 'require' ? chainOf(step.body, out) : { branches: [], rest: [] };
  return { ...then, branches: [[step.fault, complain(step.complaint, out)], ...then.branches] };
}

/**
 * In a loop most values are sound: asking the predicate first spares naming the place of each. Elsewhere it would only
 * check a faulty value twice, at each level of nesting once more.
 */
function askFirst({ target, variable, at }: Extract<Step, { do: 'call' }>): Expression | undefined {
  const kind = at.at(-1)?.kind;
  return kind === 'index-variable' || kind === 'key-variable'
    ? not(truth(callOf(target, variable)))
    : undefined;
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
    noteUse(statement, out);
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
