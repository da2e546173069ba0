import { createPrinter, type Declaration, type Doc } from '../print/index.js';
import type { TypePlan } from '../types/plan.js';
import { canDeny } from './negation.js';
import type { Step } from './step.js';
import type { PlannedFunction, Unit } from './unit.js';
import { writePredicate } from './write-predicate.js';
import { writeReporter } from './write-reporter.js';

/** TypeScript, or the same code without its types, for running it at once. */
export type Language = 'typescript' | 'javascript';

// Checking the bodies would cost readers' compilers most of the time that generated code takes them, and prove little:
// the values are unknown, and what the rest of the program relies on is in the signatures, which stay checked.
const unchecked =
  '// @ts-nocheck -- the signatures are typed; checking the bodies again would only slow builds down.';

/** Prints a planned type's functions: `isX`, `explainX`, then the helpers they alone use. */
export function emitUnit(
  { type, functions, constants, used }: Unit,
  plan: TypePlan,
  language: Language,
): Declaration {
  const out = createPrinter();
  const ts = (annotation: string): string => (language === 'typescript' ? annotation : '');
  for (const entry of used) {
    const [module = '', name = ''] = entry.split(' ');
    out.use(name, module);
  }
  if (language === 'typescript') out.use(type.name, 'types', true);

  for (const { name, value } of constants)
    out.line([`const ${name}${/Constant[_\d]*$/.test(name) ? ts(': unknown') : ''} = `, value, ';']);
  if (constants.length > 0) out.line();
  const depth = type.recursive ? `, depth${ts(': number')}` : '';
  const isGuard = `${ts(': unknown')})${ts(`: value is ${type.name}`)}`;
  out.line(`/** True when a value is a valid ${type.name}. */`);
  if (type.aliasOf !== undefined)
    body(`export function is${type.name}(value${isGuard}`, () =>
      out.line(`return is${type.aliasOf}(value);`),
    );
  else if (type.recursive) {
    const shallow = canDeny(plan.graph, type) ? `${out.use('isShallow', 'validation')}(value) && ` : '';
    body(`export function is${type.name}(value${isGuard}`, () =>
      out.line(`return ${shallow}check${type.name}(value, 0);`),
    );
  } else predicate(functions[0] as PlannedFunction, `export function is${type.name}(value${isGuard}`);

  out.line();
  out.line(
    `/** Says why a value is not a valid ${type.name}: an issue for each fault, none when it is one. */`,
  );
  body(
    `export function explain${type.name}(value${ts(': unknown')})${ts(`: ${out.use('Issue', 'validation', true)}[]`)}`,
    () => {
      if (type.aliasOf !== undefined) return out.line(`return explain${type.aliasOf}(value);`);
      out.line(`const issues${ts(': Issue[]')} = [];`);
      if (type.recursive && canDeny(plan.graph, type)) {
        out.use('report', 'validation');
        out.line(`if (!isShallow(value)) report(issues, '', 'maxDepth', 'is nested too deeply');`);
        out.line(`else report${type.name}(value, '', issues);`);
      } else out.line(`report${type.name}(value, '', issues);`);
      out.line('return issues;');
    },
  );

  for (const [i, planned] of functions.entries()) {
    if (type.aliasOf !== undefined) break;
    if (planned.kind === 'evaluate') {
      out.line();
      out.use('Evaluated', 'validation', true);
      body(
        `function ${planned.target.predicate}(value${ts(': unknown')}, evaluated${ts(': Evaluated')}${depth})${ts(': void')}`,
        () => {
          writePredicate(planned.steps, out);
        },
      );
      continue;
    }
    if (i > 0 || type.recursive) {
      out.line();
      predicate(
        planned,
        `function ${planned.target.predicate}(value${ts(': unknown')}${depth})${ts(': boolean')}`,
      );
    }
    out.line();
    reporter(planned);
  }
  return { ...out.done([type.name]), ...(language === 'typescript' && { pragma: unchecked }) };

  function predicate(planned: PlannedFunction, head: string): void {
    body(head, () => {
      if (planned.target.depth !== undefined)
        out.line(`if (depth > ${out.use('maxDepth', 'validation')}) return false;`);
      if (!writePredicate(planned.steps, out)) out.line('return true;');
    });
  }

  function reporter({ target, steps }: PlannedFunction): void {
    const last = type.recursive ? `, depth${ts(': number')} = 0` : '';
    out.use('Issue', 'validation', true);
    body(
      `function ${target.reporter}(value${ts(': unknown')}, at${ts(': string')}, issues${ts(': Issue[]')}${last})${ts(': void')}`,
      () => {
        if (target.depth !== undefined) {
          out.use('report', 'validation');
          out.line(
            `if (depth > ${out.use('maxDepth', 'validation')}) return report(issues, at, 'maxDepth', 'is nested too deeply');`,
          );
        }
        if (asksBefore(steps)) out.line('const before = issues.length;');
        writeReporter(steps, out);
      },
    );
  }

  function body(head: Doc, print: () => void): void {
    out.line([head, ' {']);
    out.nested(print);
    out.line('}');
  }
}

/** True when some step needs to know whether anything has failed before it. */
const asksBefore = (steps: readonly Step[]): boolean =>
  steps.some(
    step =>
      step.do === 'finally' ||
      ('body' in step && asksBefore(step.body)) ||
      (step.do === 'when' && asksBefore(step.otherwise ?? [])),
  );
