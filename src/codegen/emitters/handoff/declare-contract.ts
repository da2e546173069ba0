import type { Json, JsonObject } from '../../../schema/json.js';
import type { PlannedHandoff } from '../../plan/plan.js';
import {
  comment,
  createPrinter,
  type Declaration,
  type Doc,
  literal,
  propertyKey,
  unchecked,
} from '../../print/index.js';

/** `export const triageToBilling: HandoffContract = { … };` */
export function declareContract(planned: PlannedHandoff, contract: JsonObject): Declaration {
  const { names, handoff, given, crossing, workingMemory } = planned;
  const out = createPrinter();
  const title = `The contract of the handoff from ${handoff.from} to ${handoff.to}, version ${handoff.version}.`;
  for (const line of comment([title, handoff.description ?? ''].join('\n\n').trim())) out.line(line);
  out.line(`export const ${names.constant}: ${out.use('HandoffContract', 'runtime', true)} = {`);
  out.nested(() => {
    for (const [key, value] of Object.entries(contract)) {
      // What is checked stands before what is known of it.
      if (key === 'fields') {
        if (given !== crossing) property('given', out.use(`explain${given}`, 'validators'));
        property('payload', out.use(`explain${crossing}`, 'validators'));
        if (workingMemory !== undefined)
          property('workingMemory', out.use(`explain${workingMemory}`, 'validators'));
      }
      property(key, key === 'fields' ? fieldList(value as string[]) : literal(value as Json));
    }
  });
  out.line('};');
  return { ...out.done([names.constant]), pragma: unchecked };

  function property(key: string, value: Doc): void {
    out.line([propertyKey(key), ': ', value, ',']);
  }
}

/** The list of known fields, as literal prints it. */
const fieldList = (fields: readonly string[]): Doc => literal([...fields]);
