import type { EmittedFile, Emitter } from '../emitter.js';
import type { Plan, PlannedHandoff } from '../plan/plan.js';
import { type Declaration, printModule } from '../print/index.js';
import { contractOf } from './handoff/contract.js';
import { declareContract } from './handoff/declare-contract.js';
import { declareFunctions } from './handoff/declare-functions.js';
import { declareTypes } from './handoff/declare-types.js';

const specifiers = {
  runtime: '../runtime/index.js',
  types: '../types.js',
  validators: '../validators.js',
};

/** One module per handoff: its contract, the types of both sides, and the two functions `seal…` and `open…`. */
export const handoffs: Emitter = {
  id: 'handoffs',
  language: 'typescript',
  emit: plan => plan.handoffs.map(planned => emitHandoff(plan, planned)),
};

function emitHandoff(plan: Plan, planned: PlannedHandoff): EmittedFile {
  const contract = contractOf(plan, planned);
  const declarations: Declaration[] = [
    declareContract(planned, contract),
    ...declareTypes(planned, contract),
    ...declareFunctions(planned),
  ];
  const { given, crossing, workingMemory, handoff } = planned;
  return {
    path: `handoffs/${planned.names.file}.ts`,
    text: printModule(declarations, specifiers),
    source: [contract, given, crossing, workingMemory ?? null, handoff.description ?? null],
  };
}
