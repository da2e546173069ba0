/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const roundConstants = fractions(64, 1 / 3);
/** The first 32 bits of the fractional parts of the square roots of the first 8 primes (FIPS 180-4, 5.3.3). */
const initialState = fractions(8, 1 / 2);

/** SHA-256 of a text's UTF-8 bytes as 64 lowercase hex digits (FIPS 180-4); a lone surrogate counts as U+FFFD. */
export function sha256(text: string): string {
  const bytes = pad(utf8(text));
  const state = initialState.slice();
  const schedule = new Uint32Array(64);
  for (let at = 0; at < bytes.length; at += 64) compress(state, schedule, bytes, at);
  return Array.from(state, word => word.toString(16).padStart(8, '0')).join('');
}

function fractions(count: number, power: number): Uint32Array {
  const words = new Uint32Array(count);
  let found = 0;
  for (let candidate = 2; found < count; candidate++) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++)
      if (candidate % divisor === 0) prime = false;
    if (prime) words[found++] = (candidate ** power % 1) * 2 ** 32;
  }
  return words;
}

/** Appends a one bit, zeros, and the length in bits as a 64-bit big-endian number. */
function pad(bytes: number[]): number[] {
  const length = bytes.length;
  bytes.push(0x80);
  while (bytes.length % 64 !== 56) bytes.push(0);
  for (let shift = 7; shift >= 0; shift--)
    bytes.push(Math.floor((length * 8) / 2 ** (8 * shift)) % 256);
  return bytes;
}

function compress(
  state: Uint32Array,
  schedule: Uint32Array,
  bytes: readonly number[],
  at: number,
): void {
  for (let i = 0; i < 16; i++) {
    const [b0 = 0, b1 = 0, b2 = 0, b3 = 0] = bytes.slice(at + 4 * i, at + 4 * i + 4);
    schedule[i] = (b0 << 24) | (b1 << 16) | (b2 << 8) | b3;
  }
  for (let i = 16; i < 64; i++) {
    const [w15, w2] = [schedule[i - 15] ?? 0, schedule[i - 2] ?? 0];
    const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
    const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
    schedule[i] = (schedule[i - 16] ?? 0) + s0 + (schedule[i - 7] ?? 0) + s1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const t1 = (h + s1 + choice + (roundConstants[i] ?? 0) + (schedule[i] ?? 0)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + s0 + majority) | 0];
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] ?? 0) + word;
}

const rotate = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));

/** UTF-8 by hand: `TextEncoder` belongs to the DOM and to Node, and this file to neither. */
export function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    let code = character.codePointAt(0) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000)
      bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else
      bytes.push(
        0xf0 | (code >> 18),
        0x80 | ((code >> 12) & 63),
        0x80 | ((code >> 6) & 63),
        0x80 | (code & 63),
      );
  }
  return bytes;
}
