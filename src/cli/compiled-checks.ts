import { printModule } from '../codegen/print/index.js';
import type { TypePlan } from '../codegen/types/plan.js';
import { emitValidators } from '../codegen/validators/index.js';
import type { ChecksOf } from '../drift/recorded/judge.js';
import * as formats from '../runtime/formats.js';
import * as place from '../runtime/place.js';
import * as validation from '../runtime/validation.js';

/** The two generated functions of one type, loaded. */
export interface Compiled {
  readonly is: (value: unknown) => boolean;
  readonly explain: (value: unknown) => readonly validation.Issue[];
}

/**
 * Loads the very code that is generated, as JavaScript: what `handoff validate` says of a value, generated agents say
 * too. Everything in that text went through the generator's literal encoder; nothing of a schema is run.
 */
export function compileValidators(
  types: TypePlan,
  assertFormats: boolean,
): (name: string) => Compiled | undefined {
  const names = types.types.map(type => type.name);
  const text = printModule(emitValidators(types, { assertFormats, language: 'javascript' }), {});
  const exported = names.flatMap(name => [`is${name}`, `explain${name}`]);
  const runtime: Record<string, unknown> = { ...validation, ...place, ...formats };
  const body = `'use strict';\n${text.replaceAll(/^export /gm, '')}\nreturn { ${exported.join(', ')} };`;
  const make = new Function(...Object.keys(runtime), body);
  const functions: Record<string, Compiled['is'] & Compiled['explain']> = make(...Object.values(runtime));
  return name => {
    const [is, explain] = [functions[`is${name}`], functions[`explain${name}`]];
    return is && explain ? { is, explain } : undefined;
  };
}

const nothing: readonly validation.Issue[] = [];

/** Checks by generated code: the quick form first, because most values are fine. */
export const compiledChecks: ChecksOf = (types, assertFormats) => {
  const compiled = compileValidators(types, assertFormats);
  return name => {
    const found = compiled(name);
    return found && (value => (found.is(value) ? nothing : found.explain(value)));
  };
};
