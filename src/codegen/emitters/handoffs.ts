import type { JsonObject } from '../../schema/json.js';
import type { EmittedFile, Emitter } from '../emitter.js';
import { rememberTexts } from '../generator-cache.js';
import type { PlannedHandoff } from '../plan/plan.js';
import { printModule } from '../print/index.js';
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
    const texts = rememberTexts(cache, 'handoffs');
    const files = plan.handoffs.map((planned): EmittedFile => {
      const contract = contractOf(plan, planned);
      const { names, given, crossing, workingMemory, handoff } = planned;
      const source = [
        contract,
        { ...names },
        given,
        crossing,
        workingMemory ?? null,
        handoff.description ?? null,
      ];
      const text = texts.get(JSON.stringify(source), () => printHandoff(planned, contract));
      return { path: `handoffs/${names.file}.ts`, text, source };
    });
    texts.done();
    return files;
  },
};

const printHandoff = (planned: PlannedHandoff, contract: JsonObject): string =>
  printModule(
    [declareContract(planned, contract), ...declareTypes(planned, contract), ...declareFunctions(planned)],
    specifiers,
  );
