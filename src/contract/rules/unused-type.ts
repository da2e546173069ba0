import type { JsonObject } from '../../schema/json.js';
import { findReferences } from '../edit/references.js';
import type { Fix } from '../problem.js';
import type { ContractRule } from './rule.js';

export const unusedType: ContractRule = {
  id: 'unused-type',
  severity: 'info',
  *check({ manifest }) {
    const users = new Map<string, Set<string>>();
    for (const { target, path } of findReferences(manifest as unknown as JsonObject)) {
      if (target.kind !== 'type' || path[0] === 'suppress') continue;
      // A type counts as its own user only through others.
      const user = path[0] === 'types' ? String(path[1]) : '';
      users.set(target.id, (users.get(target.id) ?? new Set()).add(user));
    }
    const used = new Set<string>();
    const use = (id: string) => {
      if (used.has(id)) return;
      used.add(id);
      for (const [other, by] of users) if (by.has(id)) use(other);
    };
    for (const [id, by] of users) if (by.has('')) use(id);
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
