import { printModule } from '../../src/codegen/print/index.js';
import { planTypes, type SchemaSource } from '../../src/codegen/types/plan.js';
import { emitValidators, type ValidatorOptions } from '../../src/codegen/validators/index.js';
import * as formats from '../../src/runtime/formats.js';
import * as place from '../../src/runtime/place.js';
import * as validation from '../../src/runtime/validation.js';
import type { Dialect } from '../../src/schema/dialect.js';
import type { Json } from '../../src/schema/json.js';
import type { SchemaProblem } from '../../src/schema/problem.js';

/** The generated pair of functions for one type, evaluated. */
export interface Validators {
  readonly is: (value: unknown) => boolean;
  readonly explain: (value: unknown) => validation.Issue[];
}

/** Generates validators for all types of a source and runs the generated module. */
export function runValidators(source: SchemaSource, options: ValidatorOptions = {}) {
  const plan = planTypes(source);
  const text = printModule(emitValidators(plan, { ...options, language: 'javascript' }), {});
  const exported = [...plan.names.values()].flatMap(name => [`is${name}`, `explain${name}`]);
  const code = `${text.replaceAll(/^export /gm, '')}\nreturn { ${exported.join(', ')} };`;
  const runtime = { ...validation, ...place, ...formats };
  const functions = new Function(...Object.keys(runtime), `'use strict';\n${code}`)(
    ...Object.values(runtime),
  );
  const of = (name: string): Validators | undefined => {
    const made = plan.names.get(name);
    return made === undefined
      ? undefined
      : { is: functions[`is${made}`], explain: functions[`explain${made}`] };
  };
  return { of, text, problems: plan.problems };
}

/** Generates the validators of one schema and runs them; undefined with the problems when it is refused. */
export function validatorsOf(
  schema: Json,
  options: ValidatorOptions & { documents?: ReadonlyMap<string, Json>; dialect?: Dialect } = {},
): { validators: Validators | undefined; problems: readonly SchemaProblem[]; text: string } {
  const uri = 'test:root';
  const { of, problems, text } = runValidators(
    {
      documents: new Map([...(options.documents ?? []), [uri, schema]]),
      types: [{ name: 'Root', document: uri, path: [] }],
      ...(options.dialect && { dialect: options.dialect }),
    },
    options,
  );
  return { validators: of('Root'), problems, text };
}
