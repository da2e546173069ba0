import { childrenOf } from '../../schema/children.js';
import type { Place } from '../../schema/graph.js';
import { isObject } from '../../schema/json.js';
import type { Declaration } from '../print/index.js';
import { keyOf, type PlannedType, type TypePlan, targetsOf } from './plan.js';

/** What was emitted last time, by kind and content; hand the same one to every generation of a workflow. */
export interface CodeCache {
  readonly kinds: Map<string, Map<string, CachedCode>>;
}

/** A declaration and the names of its private helpers. */
export interface CachedCode {
  readonly declaration: Declaration;
  readonly helpers: readonly string[];
}

/** An empty cache. It holds what the last generation used and nothing older. */
export const createCodeCache = (): CodeCache => ({ kinds: new Map() });

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
    done: () => void cache?.kinds.set(kind, now),
  };
}

/** For each planned type a text that is equal only if everything its code depends on is equal. */
export function contentKeys(plan: TypePlan): (type: PlannedType) => string {
  const known = keysOfPlans.get(plan) ?? makeContentKeys(plan);
  keysOfPlans.set(plan, known);
  return known;
}

const keysOfPlans = new WeakMap<TypePlan, (type: PlannedType) => string>();

function makeContentKeys(plan: TypePlan): (type: PlannedType) => string {
  const own = new Map<string, { text: string; hash?: string; targets: PlannedType[] }>();
  const keys = new Map<PlannedType, string>();
  return type => {
    const key = keys.get(type) ?? keyOfType(type);
    keys.set(type, key);
    return key;
  };

  function keyOfType(type: PlannedType): string {
    if (type.aliasOf !== undefined) return `${type.name} = ${type.aliasOf}`;
    const reached = new Set<PlannedType>();
    const stack = [type];
    for (let at = stack.pop(); at; at = stack.pop()) {
      if (reached.has(at)) continue;
      reached.add(at);
      stack.push(...contentOf(at).targets);
    }
    reached.delete(type);
    const others = [...reached].map(other => `${other.name}${other.recursive ? '*' : ''}:${hashFor(other)}`);
    return [type.name, type.recursive, type.wanted === undefined, contentOf(type).text, ...others].join('\n');
  }

  function hashFor(type: PlannedType): string {
    const content = contentOf(type);
    content.hash ??= hashOf(content.text);
    return content.hash;
  }

  function contentOf(type: PlannedType) {
    const known = own.get(keyOf(type));
    if (known) return known;
    const references: string[] = [];
    const targets = new Set<PlannedType>();
    const stack: Place[] = [type];
    for (let at = stack.pop(); at; at = stack.pop()) {
      if (!isObject(at.schema)) continue;
      for (const target of targetsOf(plan.graph, at)) {
        const planned = plan.typeAt(target);
        references.push(planned?.name ?? String(target.schema));
        if (planned) targets.add(planned);
      }
      for (const { schema } of childrenOf(at.schema))
        stack.push({ schema, scope: plan.graph.enter(schema, at.scope) });
    }
    const asserts = plan.graph.infoOf(type.schema)?.assertsFormat === true;
    const text = `${JSON.stringify(type.schema)}\n${references.join(' ')} ${asserts}`;
    const content: { text: string; hash?: string; targets: PlannedType[] } = { text, targets: [...targets] };
    own.set(keyOf(type), content);
    return content;
  }
}

/** 106 bits of cyrb53, twice seeded: equal texts have equal hashes, different ones do not in practice. */
const hashOf = (text: string): string => `${cyrb53(text, 1).toString(36)}.${cyrb53(text, 2).toString(36)}`;

function cyrb53(text: string, seed: number): number {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
