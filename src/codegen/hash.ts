import type { Pausable } from './pausable.js';
import { sha256 } from './sha256.js';

/** Names the algorithm in every hash, so that a better one can follow and hashes of today can still be read. */
const algorithm = 'h2-';
const digits = 32;

/**
 * The hash of a text: `h2-` and the first 128 bits of SHA-256 over the like of its paragraphs (what stands between two
 * blank lines). So the hash of a long file whose other paragraphs are known costs no more than the new one.
 */
export const fingerprint = (text: string): string => combine(hashesOf(normaliseText(text)));

/**
 * The same for a text in pieces that stand a blank line apart, with an end of line behind the last; some of them at a time.
 * What pieces were hashed to `before` or just `now` is taken from there, and what they are hashed to is noted in `now`.
 */
export function* fingerprintPieces(
  pieces: readonly string[],
  before: ReadonlyMap<string, string> = new Map(),
  now: Map<string, string> = new Map(),
): Pausable<string> {
  const hashes: string[] = [];
  let units = 0;
  for (const [i, piece] of pieces.entries()) {
    const isLast = i === pieces.length - 1;
    const known = isLast ? undefined : (now.get(piece) ?? before.get(piece));
    const hash = known ?? hashesOf(isLast ? `${piece}\n` : piece);
    if (!isLast) now.set(piece, hash);
    hashes.push(hash);
    if (known !== undefined) continue;
    units += piece.length;
    if (units < unitsInARow) continue;
    units = 0;
    yield;
  }
  return combine(hashes.join('\n'));
}

/** Hashed between two pauses. */
const unitsInARow = 500_000;

const hashesOf = (text: string): string =>
  text.includes('\n\n') ? text.split('\n\n').map(digest).join('\n') : digest(text);

const combine = (hashes: string): string => algorithm + digest(hashes);
const digest = (text: string): string => sha256(text).slice(0, digits);

/** A text as hashes see it: a checkout that turned LF into CRLF, or added a byte order mark, changed nothing. */
export const normaliseText = (text: string): string =>
  text.includes('\r') || text.startsWith('\uFEFF')
    ? text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
    : text;

/** True when a hash of this or an earlier format is this text's; of a format still to come nothing is known. */
export function isHashOf(hash: string, text: string): boolean {
  if (hash.startsWith(algorithm)) return fingerprint(text) === hash;
  return firstFormat.test(hash) && firstFingerprint(text) === hash;
}

const firstFormat = /^[0-9a-f]{16}$/;

/** The first format, 64 bits without a name: two lanes of multiply and rotate over the UTF-16 code units. */
function firstFingerprint(text: string): string {
  const normal = normaliseText(text);
  let a = 0x9e3779b9 ^ normal.length;
  let b = 0x85ebca6b;
  for (let i = 0; i < normal.length; i++) {
    const unit = normal.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x85ebca77);
    a = (a << 13) | (a >>> 19);
    b = Math.imul(b ^ unit, 0xc2b2ae3d);
    b = (b << 17) | (b >>> 15);
  }
  return hex(finish(a ^ (b >>> 7))) + hex(finish(b ^ Math.imul(a, 0x27d4eb2f)));
}

function finish(lane: number): number {
  let bits = Math.imul(lane ^ (lane >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

const hex = (lane: number): string => (lane >>> 0).toString(16).padStart(8, '0');
