import type { Handoff } from '../../../contract/manifest/handoff.js';
import type { Manifest } from '../../../contract/manifest/workflow.js';
import { equalJson, getOwn, type Json } from '../../../schema/json.js';
import type { Aspect } from '../aspect.js';

/** What the handoff's side effects are and how they are undone. */
export const sideEffectDeclarations: Aspect = {
  id: 'side-effect-declarations',
  valueOf: (handoff, { manifest }) => Object.fromEntries(declarations(handoff, manifest)),
  compare({ was, is, before, now }) {
    const old = new Map(declarations(was, before.manifest));
    return declarations(is, now.manifest).flatMap(([id, declaration]) => {
      const then = old.get(id);
      if (then === undefined || equalJson(then, declaration)) return [];
      return [
        {
          message: `The side effect “${id}” is declared differently: compensation of what is in flight still follows the old declaration.`,
          bump: 'minor' as const,
          breaks: [],
          path: ['sideEffects', id],
        },
      ];
    });
  },
};

function declarations(handoff: Handoff, manifest: Manifest): [id: string, declaration: Json][] {
  return (handoff.sideEffects ?? []).flatMap((id): [string, Json][] => {
    const effect = getOwn(manifest.sideEffects ?? {}, id);
    if (!effect) return [];
    const { system, operation, compensation = null } = effect;
    return [[id, { system, operation, class: effect.class, compensation }]];
  });
}
