import { childrenOf } from '../../schema/children.js';
import type { Place } from '../../schema/graph.js';
import { isObject } from '../../schema/json.js';
import type { Declaration } from '../print/index.js';
import { sha256 } from '../sha256.js';
import { targetsOf } from './place.js';
import type { PlannedType } from './plan.js';
import { createPlanCache, type PlanCache } from './plan-cache.js';

/** What was emitted last time, by kind and content; hand the same one to every generation of a workflow. */
export interface CodeCache {
  readonly kinds: Map<string, Map<string, CachedCode>>;
  readonly plans: PlanCache;
}

/** A declaration and the names of its private helpers. */
export interface CachedCode {
  readonly declaration: Declaration;
  readonly helpers: readonly HelperName[];
  /** Names that its helpers would have had, had others not taken them. */
  readonly avoided: readonly string[];
}

/** A private helper's name in lower case, and the same without the `is` or `check` that functions begin with. */
export interface HelperName {
  readonly name: string;
  readonly bare: string;
}

/** An empty cache. It holds what the last generation used and nothing older. */
export const createCodeCache = (): CodeCache => ({ kinds: new Map(), plans: createPlanCache() });

/** Looks declarations up by content; `done` forgets everything that was not asked for or kept this time. */
export function openCache(cache: CodeCache | undefined, kind: string) {
  const before = cache?.kinds.get(kind) ?? new Map<string, CachedCode>();
  const now = new Map<string, CachedCode>();
  return {
    find: (key: string): CachedCode | undefined => before.get(key),
    keep(key: string, code: CachedCode): Declaration {
      now.set(key, code);
      return code.declaration;
    },
    /** For declarations without helpers. */
    get(key: string, make: () => Declaration): Declaration {
      const code = before.get(key) ?? { declaration: make(), helpers: [], avoided: [] };
      now.set(key, code);
      return code.declaration;
    },
    done: () => void cache?.kinds.set(kind, now),
  };
}

const keys = new WeakMap<PlannedType, string>();

/** A hash that is equal for two types only if everything that their code depends on is equal. */
export function contentKey(type: PlannedType): string {
  const key = keys.get(type) ?? keyOfType(type);
  keys.set(type, key);
  return key;
}

function keyOfType(type: PlannedType): string {
  const original = type.aliasOf === undefined ? undefined : type.group.typeAt(type);
  if (original) return `${type.name} = ${contentKey(original)}`;
  const reached = new Set<PlannedType>();
  const stack = [type];
  for (let at = stack.pop(); at; at = stack.pop()) {
    if (reached.has(at)) continue;
    reached.add(at);
    stack.push(...contentOf(at).targets);
  }
  reached.delete(type);
  const others = [...reached].map(
    other => `${other.name}${other.recursive ? '*' : ''}:${contentOf(other).hash}`,
  );
  const own = [type.name, type.recursive, type.wanted === undefined, contentOf(type).hash];
  return sha256([...own, ...others].join('\n'));
}

interface Content {
  readonly hash: string;
  readonly targets: readonly PlannedType[];
}

const contents = new WeakMap<PlannedType, Content>();

function contentOf(type: PlannedType): Content {
  const known = contents.get(type);
  if (known) return known;
  const { graph, typeAt } = type.group;
  const references: string[] = [];
  const targets = new Set<PlannedType>();
  const stack: Place[] = [type];
  for (let at = stack.pop(); at; at = stack.pop()) {
    if (!isObject(at.schema)) continue;
    for (const target of targetsOf(graph, at)) {
      const planned = typeAt(target);
      references.push(planned?.name ?? String(target.schema));
      if (planned) targets.add(planned);
    }
    for (const { schema } of childrenOf(at.schema))
      stack.push({ schema, scope: graph.enter(schema, at.scope) });
  }
  const asserts = graph.infoOf(type.schema)?.assertsFormat === true;
  const hash = sha256(`${JSON.stringify(type.schema)}\n${references.join(' ')} ${asserts}`);
  const content = { hash, targets: [...targets] };
  contents.set(type, content);
  return content;
}
