import { align, type Decimal, isMultipleOf, toDecimal, toNumber } from '../../schema/decimal.js';
import type { Atom } from '../formula.js';
import { found, general, NONE, type Outcome, unknown } from './solver.js';

interface NumberBox {
  low: number;
  lowOpen: boolean;
  high: number;
  highOpen: boolean;
  readonly multiples: number[];
  readonly notMultiples: number[];
  readonly excluded: Set<number>;
}

function boxOf(atoms: readonly Atom[]): NumberBox {
  const box: NumberBox = {
    low: -Infinity,
    lowOpen: false,
    high: Infinity,
    highOpen: false,
    multiples: [],
    notMultiples: [],
    excluded: new Set(),
  };
  for (const atom of atoms) {
    if (atom.is === 'above' && (atom.limit > box.low || (atom.limit === box.low && atom.exclusive))) {
      box.low = atom.limit;
      box.lowOpen = atom.exclusive;
    } else if (
      atom.is === 'below' &&
      (atom.limit < box.high || (atom.limit === box.high && atom.exclusive))
    ) {
      box.high = atom.limit;
      box.highOpen = atom.exclusive;
    } else if (atom.is === 'multiple') (atom.negated ? box.notMultiples : box.multiples).push(atom.of);
    else if (atom.is === 'noneOf') for (const value of atom.values) box.excluded.add(value as number);
  }
  return box;
}

const fits = (box: NumberBox, x: number): boolean =>
  Number.isFinite(x) &&
  (box.lowOpen ? x > box.low : x >= box.low) &&
  (box.highOpen ? x < box.high : x <= box.high) &&
  !box.excluded.has(x) &&
  box.multiples.every(of => isMultipleOf(x, of)) &&
  !box.notMultiples.some(of => isMultipleOf(x, of));

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

/** Least common multiple. */
function lcm(x: Decimal, y: Decimal): Decimal {
  const { a, b, exponent } = align(x, y);
  return { digits: (a / gcd(a, b)) * b, exponent };
}

/** How many steps of `step` reach `limit`, rounded towards the inside of the range. */
function stepsTo(limit: number, step: Decimal, up: boolean): bigint {
  const { a, b } = align(toDecimal(limit), step);
  const quotient = a / b;
  if (a % b === 0n) return quotient;
  return up ? (a > 0n ? quotient + 1n : quotient) : a < 0n ? quotient - 1n : quotient;
}

const maxSteps = 20_000n;

/** Numbers that are multiples of something: the k-th multiple for k in a range, periodic in what k must avoid. */
function solveMultiples(box: NumberBox): Outcome {
  const step = box.multiples.map(toDecimal).reduce(lcm);
  const first = box.low === -Infinity ? undefined : stepsTo(box.low, step, true);
  const last = box.high === Infinity ? undefined : stepsTo(box.high, step, false);
  if (first !== undefined && last !== undefined && first > last) return NONE;
  let period = 1n;
  for (const of of box.notMultiples) {
    const { a, b } = align(lcm(step, toDecimal(of)), step);
    if (a === b) return NONE;
    period = lcm({ digits: period, exponent: 0 }, { digits: a / b, exponent: 0 }).digits;
  }
  const size = first !== undefined && last !== undefined ? last - first + 1n : undefined;
  // Two more than the pigeonhole asks for: an open end may cost one step on either side.
  const enough = period * BigInt(box.excluded.size + 1) + 2n;
  const tries = size !== undefined && size < enough ? size : enough;
  const within = (k: bigint) => (first === undefined || k >= first) && (last === undefined || k <= last);
  const start = within(0n) ? 0n : first !== undefined && first > 0n ? first : (last ?? 0n);
  let tried = 0n;
  for (let away = 0n; tried < tries && tried < maxSteps; away++) {
    for (const k of away === 0n ? [start] : [start + away, start - away]) {
      if (!within(k)) continue;
      tried++;
      const x = toNumber({ digits: k * step.digits, exponent: step.exponent });
      if (fits(box, x)) return found(x === 0 ? 0 : x);
    }
  }
  // Doubles cannot hold every multiple: only a range walked in full, all of it exact, proves emptiness.
  const exact = [first, last].every(
    k =>
      k !== undefined &&
      isMultipleOf(toNumber({ digits: k * step.digits, exponent: step.exponent }), toNumber(step)),
  );
  if (size !== undefined && tried >= size && exact) return NONE;
  return unknown(general('multipleOf', 'too many candidates to try'));
}

const bits = new DataView(new ArrayBuffer(8));

/** The next larger double. */
function nextUp(x: number): number {
  if (x === 0) return Number.MIN_VALUE;
  bits.setFloat64(0, x);
  bits.setBigInt64(0, bits.getBigInt64(0) + (x > 0 ? 1n : -1n));
  return bits.getFloat64(0);
}

/** Goes through a narrow range double by double; undefined where it has too many. */
function walk(box: NumberBox): Outcome | undefined {
  let x = box.low;
  for (let steps = box.excluded.size + 16; steps > 0 && Number.isFinite(x); steps--) {
    if (x > box.high) return NONE;
    if (fits(box, x)) return found(x === 0 ? 0 : x);
    x = nextUp(x);
  }
  return x > box.high ? NONE : undefined;
}

/** Finds a number; plain ones first. */
export function solveNumber(atoms: readonly Atom[]): Outcome {
  const box = boxOf(atoms);
  const { low, high } = box;
  if (low > high || (low === high && (box.lowOpen || box.highOpen))) return NONE;
  if (fits(box, 0)) return found(0);
  if (low === high) return fits(box, low) ? found(low === 0 ? 0 : low) : NONE;
  if (box.multiples.length > 0) return solveMultiples(box);
  const ends = [low, high].filter(Number.isFinite);
  const bases = [1, -1, ...ends.flatMap(end => [Math.ceil(end), Math.floor(end), end, end + 1, end - 1])];
  if (ends.length === 2) bases.push(low / 2 + high / 2);
  const tries = box.excluded.size + 2;
  for (const base of bases) if (fits(box, base)) return found(base === 0 ? 0 : base);
  for (const offset of [1, 0.5, 0.25, 0.1, 0.01, 0.001, 1e-4, 1e-6, 1e-9, 1 / 3]) {
    const scale = ends.length === 2 ? Math.min(1, high - low) : 1;
    for (const base of [0, ...bases]) {
      for (let i = 1; i <= tries; i++) {
        for (const x of [base + offset * scale * i, base - offset * scale * i]) {
          const rounded = Number(x.toPrecision(12));
          if (fits(box, rounded)) return found(rounded);
          if (fits(box, x)) return found(x);
        }
      }
    }
  }
  return walk(box) ?? unknown(general('multipleOf', 'no number found in the range'));
}
