import type { JsonObject } from '../../schema/json.js';
import { entityKinds, entityWords, freshId, idsOf, pathOf } from '../entity.js';
import type { ContractRule } from './rule.js';

export const collidingNames: ContractRule = {
  id: 'colliding-names',
  severity: 'error',
  *check({ manifest }) {
    const json = manifest as unknown as JsonObject;
    for (const kind of entityKinds) {
      const ids = idsOf(json, kind);
      const seen = new Map<string, string>();
      const names = new Set(ids.map(generatedName));
      const numbers = new Map<string, number>();
      for (const id of ids) {
        const name = generatedName(id);
        const other = seen.get(name);
        if (other === undefined) {
          seen.set(name, id);
          continue;
        }
        const to = freeName(id, names, numbers);
        yield {
          message: `The ${entityWords[kind]}s “${id}” and “${other}” get the same name in generated code, or the same file on disks that ignore case: rename one of them.`,
          path: pathOf({ kind, id }),
          at: 'key',
          related: [{ message: `“${other}” is here.`, path: pathOf({ kind, id: other }) }],
          fixes: [{ title: `Rename it to “${to}”`, intents: [{ type: 'rename', kind, id, to }] }],
        };
      }
    }
  },
};

/** The id with a number behind it whose name nobody has; `numbers` remembers how far each stem has been tried. */
function freeName(id: string, names: ReadonlySet<string>, numbers: Map<string, number>): string {
  const stem = freshId([], id).replace(/-\d+$/, '');
  let number = numbers.get(stem) ?? 2;
  while (names.has(generatedName(`${stem}-${number}`))) number++;
  numbers.set(stem, number);
  return `${stem}-${number}`;
}

/** What is left of an id where words are joined: `-` and `_` go, and case does not count. */
export const generatedName = (id: string): string => id.replace(/[-_]/g, '').toLowerCase();
