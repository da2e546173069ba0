import { createPrinter, type Declaration } from '../print/index.js';
import type { TypePlan } from '../types/plan.js';

/**
 * The module that ties each asked-for type to its guard and its zod schema at compile time: `Ties` does not compile where
 * one of them is for another type than its name says. One comparison of modules is a third of what as many checked
 * calls would cost readers' compilers. Specifiers: `types`, `validators`, `zod-schemas`, `ties`.
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
  out.line('/** Does not compile where a guard or a zod schema is for another type than its name says. */');
  out.line('export type Ties = [');
  out.nested(() => {
    for (const [module, name, expected] of [
      ['validators', 'validators', 'GuardsOf'],
      ['zod-schemas', 'schemas', 'SchemasOf'],
    ] as const) {
      const tied = out.use('Tied', 'ties', true);
      const whole = out.namespace(name, module, true);
      out.line(`${tied}<typeof ${whole}, ${out.use(expected, 'ties', true)}<Types>>,`);
    }
  }, '];');
  return out.done(['Ties']);
}
