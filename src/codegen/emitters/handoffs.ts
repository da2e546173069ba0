import type { JsonObject } from '../../schema/json.js';
import type { EmittedFile, Emitter } from '../emitter.js';
import { remember } from '../generator-cache.js';
import type { PlannedHandoff } from '../plan/plan.js';
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

/** One module per handoff: its contract, the types of both sides, and the two functions `seal…` and `open…`. */
export const handoffs: Emitter = {
  id: 'handoffs',
  language: 'typescript',
  emit(plan, cache) {
    const files = remember<EmittedFile>(cache, 'handoffs');
    const emitted = plan.handoffs.map(planned => {
      const contract = contractOf(plan, planned);
      const { names, given, crossing, workingMemory, handoff } = planned;
      const source = JSON.stringify([
        contract,
        names,
        given,
        crossing,
        workingMemory ?? null,
        handoff.description ?? null,
      ]);
      return files.get(source, () => ({
        path: `handoffs/${names.file}.ts`,
        pieces: printHandoff(planned, contract),
        source,
      }));
    });
    files.done();
    return emitted;
  },
};

const printHandoff = (planned: PlannedHandoff, contract: JsonObject): string[] =>
  modulePieces(
    [declareContract(planned, contract), ...declareTypes(planned, contract), ...declareFunctions(planned)],
    specifiers,
  );
