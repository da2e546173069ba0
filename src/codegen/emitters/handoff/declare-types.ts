import type { JsonObject } from '../../../schema/json.js';
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
  type Printer,
  softline,
  stringLiteral,
} from '../../print/index.js';

/** The types of both sides: what the upstream agent gives, what crosses, and the names the contract declares. */
export function declareTypes(planned: PlannedHandoff, contract: JsonObject): Declaration[] {
  return [...declareNames(planned), declareInput(planned), declareEnvelope(planned, contract)];
}

/** Literal unions of the names that a contract declares; the ones without names are left out. */
function declareNames({ names, handoff }: PlannedHandoff): Declaration[] {
  const { from, to, failureModes } = handoff;
  const unions: [name: string, text: string, members: readonly string[]][] = [
    [sideEffectType(names.type), `Side effects that ${from} may have committed.`, handoff.sideEffects ?? []],
    [`${names.type}Retryable`, `Errors that ${to} may retry.`, failureModes?.retryable ?? []],
    [`${names.type}Escalated`, `Errors that ${to} hands to a human.`, failureModes?.escalate ?? []],
    [workType(names.type), 'The work that this handoff is about.', workLabels(handoff)],
  ];
  return unions
    .filter(([, , members]) => members.length > 0)
    .map(([name, text, members]) => {
      const out = createPrinter();
      for (const each of comment(text)) out.line(each);
      out.line(unionOf(`export type ${name} =`, [...new Set(members)].map(stringLiteral)));
      return out.done([name]);
    });
}

const sideEffectType = (stem: string): string => `${stem}SideEffect`;
const workType = (stem: string): string => `${stem}Work`;
const workLabels = ({ work }: PlannedHandoff['handoff']): string[] => [
  ...(work?.completed ?? []),
  ...(work?.remaining ?? []),
];

/** `type X = 'a' | 'b';`, on the next line where it does not fit, one member a line where it does not fit there either. */
const unionOf = (head: string, members: readonly string[]): Doc =>
  group([head, indent([line, group([ifBroken('| '), join([line, '| '], members)])]), ';']);

function declareInput(planned: PlannedHandoff): Declaration {
  const { names, handoff, given, workingMemory } = planned;
  const out = createPrinter();
  const { summary, reference } = handoff.context ?? {};
  out.line(`/** What ${handoff.from} gives when it hands over to ${handoff.to}. */`);
  out.line(`export interface ${names.type}Input extends ${out.use('StepInput', 'runtime', true)} {`);
  out.nested(() => {
    out.line(`readonly data: ${out.use(given, 'types', true)};`);
    provenanceMember(planned, out, true);
    if (handoff.sideEffects?.length) {
      const record = `${out.use('SideEffectRecord', 'runtime', true)}<${sideEffectType(names.type)}>`;
      out.line('/** Every write that was made, in order; an empty list says “none”. */');
      out.line(`readonly sideEffects: readonly ${record}[];`);
    }
    const label = workLabels(handoff).length > 0 ? `<${workType(names.type)}>` : '';
    out.line('/** Default: as the contract declares it. */');
    out.line(`readonly work?: ${out.use('Work', 'runtime', true)}${label};`);
    if (workingMemory !== undefined)
      out.line(`readonly workingMemory: ${out.use(workingMemory, 'types', true)};`);
    if (summary) {
      out.line(`/** Between ${summary.minTokens} and ${summary.maxTokens} tokens. */`);
      out.line(`readonly summary: ${out.use('SummaryInput', 'runtime', true)};`);
    }
    if (reference) {
      for (const text of comment(`The full context: it stays in the store “${reference.store}”.`))
        out.line(text);
      out.line('readonly context: unknown;');
    }
  });
  out.line('}');
  return out.done([`${names.type}Input`]);
}

function declareEnvelope(planned: PlannedHandoff, contract: JsonObject): Declaration {
  const { names, handoff, crossing, workingMemory } = planned;
  const out = createPrinter();
  const { summary, reference } = handoff.context ?? {};
  const parameters = [crossing, ...(workingMemory === undefined ? [] : [workingMemory])].map(name =>
    out.use(name, 'types', true),
  );
  const base: Doc = [
    out.use('Envelope', 'runtime', true),
    '<',
    group([indent([softline, join([',', line], parameters)]), softline]),
    '>',
  ];
  out.line(`/** What crosses the edge from ${handoff.from} to ${handoff.to}. */`);
  out.line([`export interface ${names.type}Envelope extends `, base, ' {']);
  out.nested(() => {
    out.line(`readonly type: ${stringLiteral(`${contract.workflow}.${contract.handoff}`)};`);
    provenanceMember(planned, out, false);
    if (workingMemory !== undefined) out.line(`readonly workingMemory: ${workingMemory};`);
    if (summary) out.line(`readonly summary: ${out.use('Summary', 'runtime', true)};`);
    if (reference) out.line(`readonly reference: ${out.use('ContextReference', 'runtime', true)};`);
  });
  out.line('}');
  return out.done([`${names.type}Envelope`]);
}

/** Required provenance is required in the type as well; where nothing is, the sender may still give some. */
function provenanceMember({ provenance }: PlannedHandoff, out: Printer, optional: boolean): void {
  if (provenance.length === 0) {
    if (optional) out.line(`readonly provenance?: ${out.use('Provenance', 'runtime', true)};`);
    return;
  }
  const fields = provenance.map(stringLiteral);
  const required = out.use('RequireProvenance', 'runtime', true);
  const argument = group([indent([softline, join(' | ', fields)]), softline]);
  out.line([`readonly provenance: ${required}<`, argument, '>;']);
}
