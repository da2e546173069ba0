/** A set of code points: inclusive ranges `[lo, hi, lo, hi, …]`, ascending, disjoint, never touching. */
export type Charset = readonly number[];

const LAST = 0x10ffff;

/** Every code point, lone surrogates included: JSON strings may hold them. */
export const ANY: Charset = [0, LAST];

/** The set of the given inclusive ranges, in any order, overlapping or not. */
export function charsetOf(ranges: readonly (readonly [number, number])[]): Charset {
  const out: number[] = [];
  for (const [lo, hi] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const end = out.length - 1;
    if (out.length > 0 && lo <= (out[end] as number) + 1) out[end] = Math.max(out[end] as number, hi);
    else out.push(lo, hi);
  }
  return out;
}

/** The inclusive ranges of a set as pairs. */
export function rangesOf(set: Charset): [number, number][] {
  const pairs: [number, number][] = [];
  for (let i = 0; i < set.length; i += 2) pairs.push([set[i] as number, set[i + 1] as number]);
  return pairs;
}

/** Code points in any of the sets. */
export const unite = (...sets: readonly Charset[]): Charset => charsetOf(sets.flatMap(rangesOf));

/** Code points not in the set. */
export function complement(set: Charset): Charset {
  const out: number[] = [];
  let from = 0;
  for (const [lo, hi] of rangesOf(set)) {
    if (lo > from) out.push(from, lo - 1);
    from = hi + 1;
  }
  if (from <= LAST) out.push(from, LAST);
  return out;
}

/** True when the set holds the code point. */
export function holds(set: Charset, point: number): boolean {
  let low = 0;
  let high = set.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (point < (set[middle * 2] as number)) high = middle - 1;
    else if (point > (set[middle * 2 + 1] as number)) low = middle + 1;
    else return true;
  }
  return false;
}

const READABLE = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:/@ '].map(
  c => c.codePointAt(0) as number,
);

/** How readable a code point is in a witness: lower is better. */
export function readability(point: number): number {
  const place = READABLE.indexOf(point);
  if (place >= 0) return place;
  if (point > 32 && point < 127) return 100 + point;
  if (point >= 0xd800 && point <= 0xdfff) return 3e6;
  return point < 161 && point !== 32 ? 2e6 : 1000 + point;
}

/** The member that reads best in a witness: letters and digits before punctuation before everything else. */
export function mostReadable(set: Charset): number {
  let best = set[0] as number;
  const consider = (point: number) => {
    if (readability(point) < readability(best)) best = point;
  };
  for (const point of READABLE) if (holds(set, point)) return point;
  for (let point = 33; point < 127; point++) if (holds(set, point)) consider(point);
  for (const [lo, hi] of rangesOf(set)) {
    consider(lo);
    if (lo < 161 && hi > 160) consider(161);
    if (lo <= 0xdfff && hi > 0xdfff) consider(0xe000);
  }
  return best;
}

/** Splits all code points into the coarsest classes that each given set holds wholly or not at all. */
export function partition(sets: readonly Charset[]): Charset[] {
  const edges = new Map<number, number[]>([[0, []]]);
  sets.forEach((set, index) => {
    for (const [lo, hi] of rangesOf(set)) {
      for (const edge of [lo, hi + 1]) edges.set(edge, [...(edges.get(edge) ?? []), index]);
    }
  });
  const starts = [...edges.keys()].sort((a, b) => a - b);
  const inside = new Set<number>();
  const classes = new Map<string, [number, number][]>();
  starts.forEach((start, i) => {
    for (const index of edges.get(start) as number[]) if (!inside.delete(index)) inside.add(index);
    if (start > LAST) return;
    const key = [...inside].sort((a, b) => a - b).join();
    const range: [number, number] = [start, (starts[i + 1] ?? LAST + 1) - 1];
    const ranges = classes.get(key);
    if (ranges) ranges.push(range);
    else classes.set(key, [range]);
  });
  return [...classes.values()].map(charsetOf);
}
