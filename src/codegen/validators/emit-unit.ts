import {
  comment,
  createPrinter,
  type Declaration,
  group,
  ifBroken,
  indent,
  join,
  line,
  softline,
  unchecked,
} from '../print/index.js';
import { couldAcceptTooDeep } from './negation.js';
import { pruneForReport } from './prune.js';
import type { Step } from './step.js';
import type { PlannedFunction, Unit } from './unit.js';
import { writePredicate } from './write-predicate.js';
import { writeReporterBody } from './write-reporter.js';

/** TypeScript, or the same code without its types, for running it at once. */
export type Language = 'typescript' | 'javascript';

/** Prints a planned type's functions: `isX`, `explainX`, then the helpers they alone use. */
export function emitUnit({ type, functions, constants, used }: Unit, language: Language): Declaration {
  const out = createPrinter();
  const ts = (annotation: string): string => (language === 'typescript' ? annotation : '');
  for (const entry of used) {
    const [module = '', name = ''] = entry.split(' ');
    out.use(name, module);
  }
  if (language === 'typescript') out.use(type.name, 'types', true);

  for (const { name, value } of constants)
    out.line([`const ${name}${ts(annotationOf(name))} = `, value, ';']);
  if (constants.length > 0) out.line();
  const value: Parameter = ['value', 'unknown'];
  const depth: Parameter[] = type.recursive ? [['depth', 'number']] : [];
  const shallow = couldAcceptTooDeep(type) ? `${out.use('isShallow', 'validation')}(value)` : '';

  out.line(`/** True when a value is a valid ${type.name}. */`);
  declare(`export function is${type.name}`, [value], `value is ${type.name}`, () => {
    if (type.aliasOf !== undefined) out.line(`return is${type.aliasOf}(value);`);
    else if (type.recursive) out.line(`return ${shallow && `${shallow} && `}check${type.name}(value, 0);`);
    else {
      if (shallow) out.line(`if (!${shallow}) return false;`);
      predicate(functions[0] as PlannedFunction);
    }
  });

  out.line();
  for (const text of comment(
    `Says why a value is not a valid ${type.name}: an issue for each fault, none when it is one.`,
  ))
    out.line(text);
  declare(`export function explain${type.name}`, [value], `${out.use('Issue', 'validation', true)}[]`, () => {
    if (type.aliasOf !== undefined) return out.line(`return explain${type.aliasOf}(value);`);
    const explained = `${out.use('explain', 'place')}(value, report${type.name})`;
    out.line(
      shallow
        ? `return ${shallow} ? ${explained} : ${out.use('tooDeep', 'place')}();`
        : `return ${explained};`,
    );
  });

  const reporters = reportersCalled(functions);
  for (const [i, planned] of (type.aliasOf === undefined ? functions : []).entries()) {
    const { predicate: name, reporter } = planned.target;
    if (planned.kind === 'evaluate') {
      out.line();
      out.use('Evaluated', 'validation', true);
      declare(
        `function ${name}`,
        [value, ['evaluated', 'Evaluated'], ...depth],
        'void',
        () => void writePredicate(planned.steps, out),
      );
      continue;
    }
    if (i > 0 || type.recursive) {
      out.line();
      declare(`function ${name}`, [value, ...depth], 'boolean', () => predicate(planned));
    }
    if (i > 0 && !reporters.has(reporter)) continue;
    out.line();
    const last: Parameter[] = type.recursive ? [['depth', undefined, '0']] : [];
    const at: Parameter = ['at', out.use('IssuePlace', 'place', true)];
    declare(`function ${reporter}`, [value, at, ...last], 'void', () => report(planned));
  }
  return { ...out.done([type.name]), ...(language === 'typescript' && { pragma: unchecked }) };

  function predicate({ target, steps }: PlannedFunction): void {
    if (target.depth !== undefined)
      out.line(`if (depth > ${out.use('maxDepth', 'validation')}) return false;`);
    if (!writePredicate(steps, out, true)) out.line('return true;');
  }

  function report({ target, steps }: PlannedFunction): void {
    if (target.depth !== undefined)
      out.line(`if (depth > ${out.use('maxDepth', 'validation')}) at.tooDeep();`);
    if (asksBefore(steps)) out.line('const before = at.issues.length;');
    writeReporterBody(pruneForReport(steps), out);
  }

  function declare(head: string, parameters: readonly Parameter[], returns: string, print: () => void): void {
    const list = parameters.map(
      ([name, of, initial]) =>
        `${name}${of === undefined ? '' : ts(`: ${of}`)}${initial === undefined ? '' : ` = ${initial}`}`,
    );
    out.line(
      group([
        head,
        '(',
        indent([softline, join([',', line], list), ifBroken(',')]),
        softline,
        ')',
        ts(`: ${returns}`),
        ' {',
      ]),
    );
    out.nested(print, '}');
  }
}

/** The reporters that are called from that of the first function on: values that are only tested need none. */
function reportersCalled(functions: readonly PlannedFunction[]): Set<string> {
  const byReporter = new Map(functions.map(planned => [planned.target.reporter, planned]));
  const called = new Set<string>();
  const waiting: Step[] = [...(functions[0]?.steps ?? [])];
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    if (step.do === 'call' && !called.has(step.target.reporter)) {
      called.add(step.target.reporter);
      waiting.push(...(byReporter.get(step.target.reporter)?.steps ?? []));
    }
    if ('body' in step) waiting.push(...step.body);
    if (step.do === 'when') waiting.push(...(step.otherwise ?? []));
    if (step.do === 'choose') waiting.push(...step.cases.flatMap(one => one.body));
  }
  return called;
}

/** Types for the constants whose contents are compared with values of any type. */
function annotationOf(name: string): string {
  if (/Constant[_\d]*$/.test(name)) return ': unknown';
  return /Values[_\d]*$/.test(name) ? ': ReadonlySet<unknown>' : '';
}

type Parameter = readonly [name: string, of: string | undefined, initial?: string];

/** True when some step needs to know whether anything has failed before it. */
const asksBefore = (steps: readonly Step[]): boolean =>
  steps.some(
    step =>
      step.do === 'finally' ||
      ('body' in step && asksBefore(step.body)) ||
      (step.do === 'when' && asksBefore(step.otherwise ?? [])),
  );
