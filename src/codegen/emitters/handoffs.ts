import type { JsonObject } from '../../schema/json.js';
import type { EmittedFile, Emitter } from '../emitter.js';
import type { Plan, PlannedHandoff } from '../plan/plan.js';
import { modulePieces } from '../print/index.js';
import { contractOf } from './handoff/contract.js';
import { declareContract } from './handoff/declare-contract.js';
import { declareFunctions } from './handoff/declare-functions.js';
import { declareTypes } from './handoff/declare-types.js';

const specifiers = {
  runtime: '../runtime/index.js',
  types: '../types.js',
  validators: '../validators.js',
};

const files = new WeakMap<PlannedHandoff, EmittedFile>();

/** One module per handoff: its contract, the types of both sides, and the two functions `seal…` and `open…`. */
export const handoffs: Emitter = {
  id: 'handoffs',
  language: 'typescript',
  async emit(plan, _cache, pause) {
    const emitted: EmittedFile[] = [];
    for (const [i, planned] of plan.handoffs.entries()) {
      if (i % filesInARow === 0) await pause();
      const file = files.get(planned) ?? emitHandoff(plan, planned);
      files.set(planned, file);
      emitted.push(file);
    }
    return emitted;
  },
};

/** Between two pauses. */
const filesInARow = 100;

function emitHandoff(plan: Plan, planned: PlannedHandoff): EmittedFile {
  const contract = contractOf(plan, planned);
  const { names, given, crossing, workingMemory = null, handoff } = planned;
  return {
    path: `handoffs/${names.file}.ts`,
    pieces: printHandoff(planned, contract),
    source: JSON.stringify([contract, names, given, crossing, workingMemory, handoff.description ?? null]),
  };
}

const printHandoff = (planned: PlannedHandoff, contract: JsonObject): string[] =>
  modulePieces(
    [declareContract(planned, contract), ...declareTypes(planned, contract), ...declareFunctions(planned)],
    specifiers,
  );
