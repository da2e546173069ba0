import { createPrinter, type Declaration, type Import } from '../print/index.js';
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
    for (const name of names) out.line(`${name}: types.${name};`);
  }, '}');
  return { ...out.done(['Types']), imports: [wholeModule('types', 'types')] };
}

function declareTies(): Declaration {
  const out = createPrinter();
  for (const name of ['GuardsOf', 'SchemasOf', 'Tied']) out.use(name, 'ties', true);
  out.line('/** Does not compile where a guard or a zod schema is for another type than its name says. */');
  out.line('export type Ties = [');
  out.nested(() => {
    out.line('Tied<typeof validators, GuardsOf<Types>>,');
    out.line('Tied<typeof schemas, SchemasOf<Types>>,');
  }, '];');
  const { imports, ...declaration } = out.done(['Ties']);
  const modules = [wholeModule('validators', 'validators'), wholeModule('schemas', 'zod-schemas')];
  return { ...declaration, imports: [...imports, ...modules] };
}

const wholeModule = (name: string, module: string): Import => ({ module, name, type: true, namespace: true });
