import type { PlannedHandoff } from '../../plan/plan.js';
import {
  comment,
  createPrinter,
  type Declaration,
  type Doc,
  group,
  ifBroken,
  indent,
  join,
  line,
  softline,
} from '../../print/index.js';

/** `seal…` and `open…`: the two functions that agents call. */
export function declareFunctions(planned: PlannedHandoff): Declaration[] {
  return [declareSeal(planned), declareOpen(planned)];
}

function declareSeal({ names, handoff }: PlannedHandoff): Declaration {
  const out = createPrinter();
  const use = (name: string, type = true) => out.use(name, 'runtime', type);
  const { reference } = handoff.context ?? {};
  const options = reference
    ? `options: ${use('SealOptions')} & { readonly store: ${use('ContextStore')} }`
    : `options?: ${use('SealOptions')}`;
  const stored = reference ? ' The context is stored before the envelope is handed out.' : '';
  const text = `Seals what ${handoff.from} hands to ${handoff.to}: an envelope that keeps the contract, or the problem.`;
  for (const each of comment(text + stored)) out.line(each);
  const result = `Promise<${use('Result')}<${names.type}Envelope, ${use('HandoffProblem')}>>`;
  out.line(head(`seal${names.type}`, [`input: ${names.type}Input`, options], result));
  out.nested(() => out.line(`return ${use('seal', false)}(${names.constant}, input, options);`));
  out.line('}');
  return out.done([`seal${names.type}`]);
}

function declareOpen({ names, handoff }: PlannedHandoff): Declaration {
  const out = createPrinter();
  const use = (name: string, type = true) => out.use(name, 'runtime', type);
  const text = `Opens what ${handoff.to} received, as a value or as JSON text: a kept contract, or the problem.`;
  for (const each of comment(text)) out.line(each);
  const result = `${use('Result')}<${use('Opened')}<${names.type}Envelope>, ${use('HandoffProblem')}>`;
  out.line(head(`open${names.type}`, ['received: unknown'], result));
  out.nested(() => out.line(`return ${use('open', false)}(${names.constant}, received);`));
  out.line('}');
  return out.done([`open${names.type}`]);
}

/** A function's head: its parameters on lines of their own where all of it does not fit on one. */
const head = (name: string, parameters: readonly string[], result: string): Doc =>
  group([
    `export function ${name}(`,
    indent([softline, join([',', line], parameters)]),
    ifBroken(','),
    softline,
    `): ${result} {`,
  ]);
