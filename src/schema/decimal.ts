/** An exact decimal: `digits × 10^exponent`. Doubles are read as the shortest decimal that prints them. */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** The exact decimal a JSON number stands for. */
export function toDecimal(value: number): Decimal {
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(String(value)) ?? [];
  return { digits: BigInt(`${sign}${whole}${fraction}`), exponent: Number(exponent) - fraction.length };
}

/** Both numbers as integers in the same unit, 10^exponent. */
export function align(a: Decimal, b: Decimal): { a: bigint; b: bigint; exponent: number } {
  const exponent = Math.min(a.exponent, b.exponent);
  const scale = (d: Decimal) => d.digits * 10n ** BigInt(d.exponent - exponent);
  return { a: scale(a), b: scale(b), exponent };
}

/** The nearest double. */
export const toNumber = (decimal: Decimal): number => Number(`${decimal.digits}e${decimal.exponent}`);

/** True when `value` is an exact multiple of `divisor` (> 0): 0.3 is a multiple of 0.1, whatever doubles think. */
export function isMultipleOf(value: number, divisor: number): boolean {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(divisor)) return value % divisor === 0;
  if (!Number.isFinite(value)) return false;
  const { a, b } = align(toDecimal(value), toDecimal(divisor));
  return b !== 0n && a % b === 0n;
}
