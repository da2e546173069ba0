import type { PlannedHandoff } from '../../plan/plan.js';
import {
  comment,
  createPrinter,
  type Declaration,
  type Doc,
  group,
  indent,
  line,
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
  out.line(`export const seal${names.type} = (`);
  out.nested(() => {
    out.line(`input: ${names.type}Input,`);
    out.line(`${options},`);
  });
  const result = `${use('Result')}<${names.type}Envelope, ${use('HandoffProblem')}>`;
  out.line(body(`): Promise<${result}> =>`, `${use('seal', false)}(${names.constant}, input, options);`));
  return out.done([`seal${names.type}`]);
}

function declareOpen({ names, handoff }: PlannedHandoff): Declaration {
  const out = createPrinter();
  const use = (name: string, type = true) => out.use(name, 'runtime', type);
  out.line(
    `/** Opens what ${handoff.to} received, as a value or as JSON text: a kept contract, or the problem. */`,
  );
  out.line(`export const open${names.type} = (`);
  out.nested(() => out.line('received: unknown,'));
  const result = `${use('Result')}<${use('Opened')}<${names.type}Envelope>, ${use('HandoffProblem')}>`;
  out.line(body(`): ${result} =>`, `${use('open', false)}(${names.constant}, received);`));
  return out.done([`open${names.type}`]);
}

/** An arrow and its one expression, on the next line where both do not fit. */
const body = (head: string, expression: string): Doc => group([head, indent([line, expression])]);
