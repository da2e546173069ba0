/** Deeper values are refused, which also ends cycles. */
const maxDepth = 500;

/**
 * The canonical JSON text of a value (RFC 8785): equal values, equal text, whatever the order of their keys.
 * Undefined for what is not JSON: `undefined`, functions, bigints, NaN, infinities, lone surrogates, cycles.
 */
export const canonicalJson = (value: unknown): string | undefined => write(value, quote, 0);

/**
 * The same text, and one as well for values with lone surrogates, which RFC 8785 refuses and JSON does not: a text cut
 * in the middle of an emoji has one. They stay escaped, so that different values keep different texts.
 */
export const sortedJson = (value: unknown): string | undefined => write(value, JSON.stringify, 0);

type Quote = (text: string) => string | undefined;

function write(value: unknown, quote: Quote, depth: number): string | undefined {
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
        ? listText(value, quote, depth + 1)
        : objectText(value, quote, depth + 1);
    default:
      return undefined;
  }
}

// Both end at the first part that is not JSON: with cycles, the others could go on for ever.
function listText(items: readonly unknown[], quote: Quote, depth: number): string | undefined {
  const parts: string[] = [];
  for (const item of items) {
    const text = write(item, quote, depth);
    if (text === undefined) return undefined;
    parts.push(text);
  }
  return `[${parts.join(',')}]`;
}

function objectText(value: object, quote: Quote, depth: number): string | undefined {
  const parts: string[] = [];
  // Property names are sorted by UTF-16 code units, which is what `sort` does by default.
  for (const key of Object.keys(value).sort()) {
    const name = quote(key);
    const text = write((value as Readonly<Record<string, unknown>>)[key], quote, depth);
    if (name === undefined || text === undefined) return undefined;
    parts.push(`${name}:${text}`);
  }
  return `{${parts.join(',')}}`;
}

const quote = (text: string): string | undefined =>
  /\p{Surrogate}/u.test(text) ? undefined : JSON.stringify(text);
