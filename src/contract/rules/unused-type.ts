import type { Fix } from '../problem.js';
import type { ContractRule } from './rule.js';

export const unusedType: ContractRule = {
  id: 'unused-type',
  severity: 'info',
  *check({ manifest, references }) {
    const users = new Map<string, Set<string>>();
    const uses = new Map<string, string[]>();
    for (const { target, path } of references) {
      if (target.kind !== 'type' || path[0] === 'suppress') continue;
      // What is not used by a type is used by a handoff: those stand under the empty name, which no type can have.
      const user = path[0] === 'types' ? String(path[1]) : '';
      users.set(target.id, (users.get(target.id) ?? new Set()).add(user));
      const list = uses.get(user);
      if (list) list.push(target.id);
      else uses.set(user, [target.id]);
    }
    const used = new Set(uses.get(''));
    // A set grows while it is walked, so this reaches types used by used types.
    for (const id of used) for (const other of uses.get(id) ?? []) used.add(other);
    for (const id of Object.keys(manifest.types ?? {}))
      if (!used.has(id))
        yield {
          message: `No handoff uses the type “${id}”: let a payload refer to it, or remove it.`,
          path: ['types', id],
          at: 'key',
          fixes: [removal(id, users)],
        };
  },
};

/** Takes the type away, and with it the unused types that would then refer to nothing. */
function removal(id: string, users: ReadonlyMap<string, ReadonlySet<string>>): Fix {
  const gone = new Set([id]);
  for (const type of gone) for (const user of users.get(type) ?? []) gone.add(user);
  const targets = [...gone].map(type => ({ kind: 'type' as const, id: type }));
  return { title: `Remove ${[...gone].join(', ')}`, intents: [{ type: 'remove', targets }] };
}
