/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const roundConstants = fractions(64, 1 / 3);
/** The first 32 bits of the fractional parts of the square roots of the first 8 primes (FIPS 180-4, 5.3.3). */
const initialState = fractions(8, 1 / 2);

const schedule = new Int32Array(64);

/** SHA-256 of a text's UTF-8 bytes as 64 lowercase hex digits (FIPS 180-4); a lone surrogate counts as U+FFFD. */
export function sha256(text: string): string {
  const words = pad(text);
  const state = initialState.slice();
  for (let at = 0; at < words.length; at += 16) compress(state, words, at);
  let hex = '';
  for (let i = 0; i < 8; i++) hex += (state[i]! >>> 0).toString(16).padStart(8, '0');
  return hex;
}

/** Packs bytes into big-endian words, with a one bit, zeros, and the length in bits at the end. */
function pad(text: string): Int32Array {
  // Plain ASCII, which is nearly everything, has as many bytes as characters.
  const words = blocks(text.length);
  const whole = text.length & ~3;
  let seen = 0;
  for (let i = 0; i < whole; i += 4) {
    const a = text.charCodeAt(i);
    const b = text.charCodeAt(i + 1);
    const c = text.charCodeAt(i + 2);
    const d = text.charCodeAt(i + 3);
    seen |= a | b | c | d;
    words[i >> 2] = (a << 24) | (b << 16) | (c << 8) | d;
  }
  for (let i = whole; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    seen |= unit;
    words[i >> 2]! |= unit << (24 - 8 * (i & 3));
  }
  return seen > 0x7f ? padBytes(utf8(text)) : finish(words, text.length);
}

function padBytes(bytes: readonly number[]): Int32Array {
  const words = blocks(bytes.length);
  for (let i = 0; i < bytes.length; i++) words[i >> 2]! |= bytes[i]! << (24 - 8 * (i & 3));
  return finish(words, bytes.length);
}

const blocks = (length: number): Int32Array => new Int32Array(16 * Math.ceil((length + 9) / 64));

function finish(words: Int32Array, length: number): Int32Array {
  words[length >> 2]! |= 0x80 << (24 - 8 * (length & 3));
  words[words.length - 2] = Math.floor(length / 2 ** 29);
  words[words.length - 1] = length << 3;
  return words;
}

function fractions(count: number, power: number): Int32Array {
  const words = new Int32Array(count);
  let found = 0;
  for (let candidate = 2; found < count; candidate++) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++)
      if (candidate % divisor === 0) prime = false;
    if (prime) words[found++] = (candidate ** power % 1) * 2 ** 32;
  }
  return words;
}

/** Mixes the 16 words of a block into the state (FIPS 180-4, 6.2.2). */
function compress(state: Int32Array, words: Int32Array, at: number): void {
  for (let i = 0; i < 16; i++) schedule[i] = words[at + i]!;
  for (let i = 16; i < 64; i++) {
    const w15 = schedule[i - 15]!;
    const w2 = schedule[i - 2]!;
    const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
    const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
    schedule[i] = (schedule[i - 16]! + s0 + schedule[i - 7]! + s1) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const t1 = (h + s1 + choice + roundConstants[i]! + schedule[i]!) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + s0 + majority) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
}

const rotate = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));

/** UTF-8 by hand: `TextEncoder` belongs to the DOM and to Node, and this file to neither. */
export function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      bytes.push(unit);
      continue;
    }
    let code = text.codePointAt(i) ?? unit;
    if (code > 0xffff) i++;
    else if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x800) bytes.push(0xc0 | (code >> 6));
    else {
      if (code < 0x10000) bytes.push(0xe0 | (code >> 12));
      else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63));
      bytes.push(0x80 | ((code >> 6) & 63));
    }
    bytes.push(0x80 | (code & 63));
  }
  return bytes;
}
