import { createPrinter, type Declaration } from '../print/index.js';
import type { TypePlan } from '../types/plan.js';

/**
 * The module that ties each zod schema to its type at compile time: it does not compile where one is for another type
 * than its name says. One comparison of modules costs readers' compilers a fifth of what as many checked calls would.
 * Specifiers: `types`, `zod-schemas`, `ties`.
 */
export function emitTies(plan: TypePlan): Declaration[] {
  const names = plan.types.filter(type => type.wanted !== undefined).map(({ name }) => name);
  return names.length === 0 ? [] : [declareTypes(names), declareTies()];
}

function declareTypes(names: readonly string[]): Declaration {
  const out = createPrinter();
  out.line('/** The types by their names. */');
  out.line('export interface Types {');
  out.nested(() => {
    const types = out.namespace('types', 'types', true);
    for (const name of names) out.line(`${name}: ${types}.${name};`);
  }, '}');
  return out.done(['Types']);
}

function declareTies(): Declaration {
  const out = createPrinter();
  const tied = out.use('Tied', 'ties', true);
  const schemas = out.namespace('schemas', 'zod-schemas', true);
  out.line('/** Does not compile where a zod schema is for another type than its name says. */');
  out.line(`export type Ties = ${tied}<typeof ${schemas}, ${out.use('SchemasOf', 'ties', true)}<Types>>;`);
  return out.done(['Ties']);
}
