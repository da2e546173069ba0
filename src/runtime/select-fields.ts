/** What is left of a value, and the JSON Pointers of what was dropped, in document order. */
export interface Selection {
  readonly value: unknown;
  readonly dropped: readonly string[];
}

/** The fields that stay: a map of names that stay and what stays below them; `all` where a pointer ends. */
type Kept = Map<string, Kept> | 'all';

/**
 * Keeps the fields that the pointers lead to, with everything below them, and says what it dropped. A `*` between
 * slashes stands for every item of an array; of one that only pointers to fields lead into, all items stay. The value
 * itself is not changed.
 */
export function selectFields(value: unknown, pointers: readonly string[]): Selection {
  const dropped: string[] = [];
  return { value: keep(value, readPointers(pointers), '', dropped), dropped };
}

function keep(value: unknown, kept: Kept, at: string, dropped: string[]): unknown {
  if (kept === 'all' || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    if (![...kept.keys()].some(key => /^(?:\*|\d+)$/.test(key))) return value;
    return value.flatMap((item, i) => {
      const below = kept.get(`${i}`) ?? kept.get('*');
      if (below !== undefined) return [keep(item, below, `${at}/${i}`, dropped)];
      dropped.push(`${at}/${i}`);
      return [];
    });
  }
  const result: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    const pointer = `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const below = kept.get(key);
    if (below === undefined) dropped.push(pointer);
    else define(result, key, keep(member, below, pointer, dropped));
  }
  return result;
}

function readPointers(pointers: readonly string[]): Kept {
  let root: Kept = new Map();
  for (const pointer of pointers) {
    const keys = pointer.split('/').slice(1);
    if (keys.length === 0) return 'all';
    root = add(
      root,
      keys.map(key => key.replaceAll('~1', '/').replaceAll('~0', '~')),
    );
  }
  return root;
}

function add(kept: Kept, [key, ...rest]: readonly string[]): Kept {
  if (kept === 'all' || key === undefined) return 'all';
  return kept.set(key, add(kept.get(key) ?? new Map(), rest));
}

/** Plain assignment would lose a field called `__proto__`. */
function define(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}
