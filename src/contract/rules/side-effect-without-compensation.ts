import type { ContractRule } from './rule.js';

export const sideEffectWithoutCompensation: ContractRule = {
  id: 'side-effect-without-compensation',
  severity: 'error',
  *check({ manifest }) {
    for (const [id, effect] of Object.entries(manifest.sideEffects ?? {})) {
      if (effect.class !== 'compensatable' || effect.compensation) continue;
      const path = ['sideEffects', id];
      yield {
        message: `“${id}” (${effect.operation} in ${effect.system}) is to be compensatable, but nothing says how to undo it: name its inverse in “compensation”, or mark it irreversible.`,
        path,
        at: 'key',
        fixes: [
          {
            title: `Undo it with ${inverseOf(effect.operation)}`,
            intents: [{ type: 'set', path: [...path, 'compensation'], value: inverseOf(effect.operation) }],
          },
          {
            title: 'Mark it irreversible',
            intents: [{ type: 'set', path: [...path, 'class'], value: 'irreversible' }],
          },
        ],
      };
    }
  },
};

/** A guess, for a human to check: `charges.create` → `charges.cancel`. */
function inverseOf(operation: string): string {
  const object = operation.replace(/\.[^.]*$/, '');
  return /\.(create|insert|add|put)$/.test(operation) ? `${object}.delete` : `${object}.cancel`;
}
