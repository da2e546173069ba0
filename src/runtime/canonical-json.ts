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
      return Array.isArray(value)
        ? join(
            '[',
            value.map(item => canonicalJson(item, depth + 1)),
            ']',
          )
        : join('{', members(value, depth), '}');
    default:
      return undefined;
  }
}

function members(value: object, depth: number): (string | undefined)[] {
  // Property names are sorted by UTF-16 code units, which is what `sort` does by default.
  return Object.keys(value)
    .sort()
    .map(key => {
      const name = quote(key);
      const text = canonicalJson((value as Readonly<Record<string, unknown>>)[key], depth + 1);
      return name === undefined || text === undefined ? undefined : `${name}:${text}`;
    });
}

const join = (
  open: string,
  parts: readonly (string | undefined)[],
  close: string,
): string | undefined => (parts.includes(undefined) ? undefined : open + parts.join(',') + close);

const quote = (text: string): string | undefined =>
  /\p{Surrogate}/u.test(text) ? undefined : JSON.stringify(text);
