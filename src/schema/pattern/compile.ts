/** How a pattern is read: with the `u` flag, or, for the many in the wild that are invalid so, without it. */
export interface CompiledPattern {
  readonly regexp: RegExp;
  /** The text that was compiled: the pattern itself, or the same with needless escapes removed. */
  readonly source: string;
  readonly unicode: boolean;
}

const cache = new Map<string, CompiledPattern | undefined>();
const CACHE_LIMIT = 2000;

function build(source: string, unicode: boolean): CompiledPattern | undefined {
  try {
    return { regexp: new RegExp(source, unicode ? 'u' : ''), source, unicode };
  } catch {
    return undefined;
  }
}

/** Removes escapes that only the old grammar allows (`\-`, `\@`, `\"`), which would make a `u` pattern invalid. */
function dropNeedlessEscapes(source: string): string {
  let out = '';
  let inClass = false;
  for (let i = 0; i < source.length; i++) {
    const c = source.charAt(i);
    const next = source.charAt(i + 1);
    if (c === '\\') {
      const needed =
        /[\^$\\.*+?()[\]{}|/]/.test(next) || /[\p{L}\p{N}]/u.test(next) || (inClass && next === '-');
      out += needed ? c + next : next;
      i++;
      continue;
    }
    if (c === '[') inClass = true;
    if (c === ']') inClass = false;
    out += c;
  }
  return out;
}

/**
 * Compiles a `pattern` as JSON Schema means it: ECMA-262, `u` flag, not anchored. Patterns that are only valid
 * without `u` still compile; undefined for those that are no ECMAScript regular expression at all.
 */
export function compilePattern(source: string): CompiledPattern | undefined {
  if (cache.has(source)) return cache.get(source);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  const compiled = build(source, true) ?? build(dropNeedlessEscapes(source), true) ?? build(source, false);
  cache.set(source, compiled);
  return compiled;
}
