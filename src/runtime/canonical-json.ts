/** Deeper values are refused, which also ends cycles. */
const maxDepth = 500;

/**
 * The canonical JSON text of a value (RFC 8785): equal values, equal text, whatever the order of their keys.
 * Undefined for what is not JSON: `undefined`, functions, bigints, NaN, infinities, lone surrogates, cycles.
 */
export function canonicalJson(value: unknown, depth = 0): string | undefined {
  if (depth > maxDepth) return undefined;
  switch (typeof value) {
    case 'boolean':
      return String(value);
    case 'number':
      // ECMAScript prints numbers exactly as RFC 8785 asks, negative zero as 0 included.
      return Number.isFinite(value) ? String(value) : undefined;
    case 'string':
      return quote(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? listText(value, depth + 1) : objectText(value, depth + 1);
    default:
      return undefined;
  }
}

// Both end at the first part that is not JSON: with cycles, the others could go on for ever.
function listText(items: readonly unknown[], depth: number): string | undefined {
  const parts: string[] = [];
  for (const item of items) {
    const text = canonicalJson(item, depth);
    if (text === undefined) return undefined;
    parts.push(text);
  }
  return `[${parts.join(',')}]`;
}

function objectText(value: object, depth: number): string | undefined {
  const parts: string[] = [];
  // Property names are sorted by UTF-16 code units, which is what `sort` does by default.
  for (const key of Object.keys(value).sort()) {
    const name = quote(key);
    const text = canonicalJson((value as Readonly<Record<string, unknown>>)[key], depth);
    if (name === undefined || text === undefined) return undefined;
    parts.push(`${name}:${text}`);
  }
  return `{${parts.join(',')}}`;
}

const quote = (text: string): string | undefined =>
  /\p{Surrogate}/u.test(text) ? undefined : JSON.stringify(text);
