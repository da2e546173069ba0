import { escapeUnsafe } from '../print/escape.js';
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
import { atom, type Expression, isAlways, isNever, not, textOf, truth } from './expression.js';
import { type Complaint, callOf, type Location, type Step } from './step.js';
import { block, condition, uses, writeIf } from './write-predicate.js';

/** Writes steps as statements that note every fault and go on. */
export function writeReporter(steps: readonly Step[], out: Printer): void {
  for (const step of steps) write(step, out);
}

function write(step: Step, out: Printer): void {
  switch (step.do) {
    case 'check':
      writeFault(step.fault, complain(step.complaint, out), [], out);
      break;
    case 'require':
      writeFault(step.fault, complain(step.complaint, out), step.body, out);
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
      const { target, variable, at } = step;
      const args = [
        variable,
        place(at, out),
        'issues',
        ...(target.depth === undefined ? [] : [target.depth]),
      ];
      const call: Call = [target.reporter, args];
      // Faults are rare: asking the predicate first spares walking, and naming, every place of a sound value.
      writeStatement(at.length === 0 ? undefined : not(truth(callOf(target, variable))), call, out);
      break;
    }
    case 'only':
      out.use('reportUnknown', 'validation');
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
  if (missing) {
    writeFault(atom(`${variable} === undefined`, ''), complain(missing, out), body, out);
    return;
  }
  block(`if (${variable} !== undefined)`, () => writeReporter(body, out), out);
}

/** `if (fault) report(…); else …`, with `else if` where just one more test follows. */
function writeFault(fault: Expression, statement: Call, body: readonly Step[], out: Printer): void {
  if (isNever(fault)) writeReporter(body, out);
  else if (isAlways(fault)) putCall(statement, out);
  else if (body.length === 0) writeStatement(fault, statement, out);
  else {
    block(condition('if', fault, out), () => putCall(statement, out), out, '');
    writeElse(body, out);
  }
}

function writeElse(body: readonly Step[], out: Printer): void {
  const [next, ...more] = body;
  const isChain = more.length === 0 && (next?.do === 'check' || next?.do === 'require');
  if (isChain && !isAlways(next.fault) && !isNever(next.fault)) {
    block(
      condition('} else if', next.fault, out),
      () => putCall(complain(next.complaint, out), out),
      out,
      '',
    );
    if (next.do === 'require' && next.body.length > 0) writeElse(next.body, out);
    else out.line('}');
  } else block('} else', () => writeReporter(body, out), out);
}

/** A statement, under a condition if there is one. */
function writeStatement(test: Expression | undefined, statement: Call, out: Printer): void {
  if (test === undefined) putCall(statement, out);
  else {
    const oneLine = `if (${textOf(test)}) ${flat(statement)};`;
    if (out.fits(oneLine)) out.line(oneLine);
    else block(condition('if', test, out), () => putCall(statement, out), out);
  }
}

/** A call of a function with arguments. */
type Call = readonly [name: string, args: readonly string[]];

const flat = ([name, args]: Call): string => `${name}(${args.join(', ')})`;

function putCall(call: Call, out: Printer): void {
  const [name, args] = call;
  const oneLine = `${flat(call)};`;
  if (out.fits(oneLine)) out.line(oneLine);
  else
    out.line(group([name, '(', indent([softline, join([',', line], args), ifBroken(',')]), softline, ');']));
}

function complain({ at, keyword, message }: Complaint, out: Printer): Call {
  out.use('report', 'validation');
  return ['report', ['issues', place(at, out), stringLiteral(keyword), stringLiteral(message)]];
}

/** The expression for the JSON Pointer of a place. */
function place(at: Location, out: Printer): string {
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
