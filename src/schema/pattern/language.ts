import { ANY, type Charset, unite } from './charset.js';

/**
 * A regular language as an extended regular expression. Interned: equal expressions of one algebra are the same
 * object. `ahead` and `behind` are zero-width; `behind` holds what of its prefix language is left to be read.
 */
export type Language = { readonly id: number /** Contains a `behind`. */; readonly looksBack: boolean } & (
  | { readonly kind: 'none' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'chars'; readonly set: Charset }
  | { readonly kind: 'sequence'; readonly first: Language; readonly rest: Language }
  | { readonly kind: 'either'; readonly parts: readonly Language[] }
  | { readonly kind: 'both'; readonly parts: readonly Language[] }
  | { readonly kind: 'not'; readonly of: Language }
  | { readonly kind: 'repeat'; readonly of: Language; readonly min: number; readonly max: number }
  | { readonly kind: 'ahead' | 'behind'; readonly of: Language; readonly negated: boolean }
);

type Shape<T = Language> = T extends unknown ? Omit<T, 'id' | 'looksBack'> : never;

/** Constructors of languages; they simplify as they build, so that few different expressions arise. */
export interface Algebra {
  readonly none: Language;
  /** Only the empty word. */
  readonly empty: Language;
  /** Every word. */
  readonly all: Language;
  chars(set: Charset): Language;
  sequence(...parts: readonly Language[]): Language;
  either(parts: readonly Language[]): Language;
  both(parts: readonly Language[]): Language;
  not(of: Language): Language;
  repeat(of: Language, min: number, max: number): Language;
  look(kind: 'ahead' | 'behind', of: Language, negated: boolean): Language;
  literal(text: string): Language;
}

/** All sets of characters an expression speaks of. */
export function charsetsOf(
  language: Language,
  found = new Set<Charset>(),
  seen = new Set<Language>(),
): Set<Charset> {
  if (seen.has(language)) return found;
  seen.add(language);
  if (language.kind === 'chars') found.add(language.set);
  if ('parts' in language) for (const part of language.parts) charsetsOf(part, found, seen);
  if ('of' in language) charsetsOf(language.of, found, seen);
  if (language.kind === 'sequence') {
    charsetsOf(language.first, found, seen);
    charsetsOf(language.rest, found, seen);
  }
  return found;
}

/** True when the language surely holds the empty word, wherever it is looked at from. */
function isSurelyEmptiable(of: Language): boolean {
  switch (of.kind) {
    case 'empty':
      return true;
    case 'repeat':
      return of.min === 0;
    case 'either':
      return of.parts.some(isSurelyEmptiable);
    case 'sequence':
      return isSurelyEmptiable(of.first) && isSurelyEmptiable(of.rest);
    default:
      return false;
  }
}

/** Makes an algebra of its own; drop it, and everything it interned is gone. */
export function createAlgebra(): Algebra {
  const interned = new Map<string, Language>();

  function intern(key: string, shape: Shape, parts: readonly Language[] = []): Language {
    const known = interned.get(key);
    if (known) return known;
    const looksBack = shape.kind === 'behind' || parts.some(part => part.looksBack);
    const made = { ...shape, id: interned.size, looksBack } as Language;
    interned.set(key, made);
    return made;
  }

  const none = intern('none', { kind: 'none' });
  const empty = intern('empty', { kind: 'empty' });
  const chars = (set: Charset): Language =>
    set.length === 0 ? none : intern(`c${set.join()}`, { kind: 'chars', set });
  const any = chars(ANY);
  const all = intern(`r${any.id},0,Infinity`, { kind: 'repeat', of: any, min: 0, max: Infinity });

  function pair(first: Language, rest: Language): Language {
    if (first === none || rest === none) return none;
    if (first === empty) return rest;
    if (rest === empty) return first;
    if (first.kind === 'sequence') return pair(first.first, pair(first.rest, rest));
    if (first === all && (rest === all || (rest.kind === 'sequence' && rest.first === all))) return rest;
    return intern(`s${first.id},${rest.id}`, { kind: 'sequence', first, rest }, [first, rest]);
  }

  /** Flattened, sorted and without repetition: the same set of parts is the same expression. */
  function gather(kind: 'either' | 'both', parts: readonly Language[]): Language[] {
    const flat = parts.flatMap(part => (part.kind === kind ? part.parts : [part]));
    return [...new Set(flat)].sort((a, b) => a.id - b.id);
  }

  const contradicts = (parts: readonly Language[]): boolean =>
    parts.some(part => part.kind === 'not' && parts.includes(part.of));

  const algebra: Algebra = {
    none,
    empty,
    all,
    chars,
    sequence: (...parts) => parts.reduceRight((rest, first) => pair(first, rest), empty),
    either(parts) {
      const flat = gather('either', parts);
      if (flat.includes(all) || contradicts(flat)) return all;
      const sets = flat.flatMap(part => (part.kind === 'chars' ? [part.set] : []));
      const others = flat.filter(part => part !== none && (sets.length < 2 || part.kind !== 'chars'));
      if (sets.length > 1) return algebra.either([...others, chars(unite(...sets))]);
      if (others.length < 2) return others[0] ?? none;
      return intern(`e${others.map(part => part.id).join()}`, { kind: 'either', parts: others }, others);
    },
    both(parts) {
      const flat = gather('both', parts).filter(part => part !== all);
      if (flat.includes(none) || contradicts(flat)) return none;
      if (flat.length < 2) return flat[0] ?? all;
      return intern(`b${flat.map(part => part.id).join()}`, { kind: 'both', parts: flat }, flat);
    },
    not(of) {
      if (of === none) return all;
      if (of === all) return none;
      return of.kind === 'not' ? of.of : intern(`n${of.id}`, { kind: 'not', of }, [of]);
    },
    repeat(of, least, max) {
      const min = isSurelyEmptiable(of) ? 0 : least;
      if (max <= 0 || of === empty) return empty;
      if (of === none) return min === 0 ? empty : none;
      if (min === 1 && max === 1) return of;
      if (min === 0 && max === Infinity && of.kind === 'repeat' && of.min <= 1 && of.max === Infinity)
        return algebra.repeat(of.of, 0, Infinity);
      return intern(`r${of.id},${min},${max}`, { kind: 'repeat', of, min, max }, [of]);
    },
    look(kind, of, negated) {
      if (of === none) return negated ? empty : none;
      if (of === all) return negated ? none : empty;
      return intern(`${kind}${negated ? '!' : '='}${of.id}`, { kind, of, negated }, [of]);
    },
    literal: text =>
      algebra.sequence(
        ...[...text].map(c => chars([c.codePointAt(0) as number, c.codePointAt(0) as number])),
      ),
  };
  return algebra;
}
