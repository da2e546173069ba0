/** Host names, plain and internationalised: RFC 1123, RFC 5890 to 5893, Punycode by RFC 3492. */

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

const labelPattern = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;

// Most names are short and have no two hyphens in a row: then nothing else can be wrong with them.
const plainHostPattern = /^[a-z\d]+(?:[.-][a-z\d]+)*$/i;

/** RFC 1123 host name; labels that claim to be internationalised must be so correctly. */
export function fitsHostname(text: string): boolean {
  if (text.length <= 63 && plainHostPattern.test(text)) return true;
  if (text.length === 0 || text.length > 253) return false;
  for (const label of text.split('.')) {
    if (!labelPattern.test(label)) return false;
    if (label.charCodeAt(2) === 45 && label.charCodeAt(3) === 45) {
      if (!/^xn--/i.test(label)) return false;
      const unicode = decodePunycode(label.slice(4).toLowerCase());
      if (unicode === undefined || !isUnicodeLabel(unicode)) return false;
    }
  }
  return true;
}

/** RFC 5890 internationalised host name. */
export function fitsIdnHostname(text: string): boolean {
  if (text.length === 0) return false;
  const labels = text.split(/[.\u3002\uff0e\uff61]/);
  const decoded = labels.map(label =>
    /^xn--/i.test(label) ? (decodePunycode(label.slice(4).toLowerCase()) ?? label) : label,
  );
  if (!isBidiSound(decoded)) return false;
  let length = labels.length - 1;
  for (const label of labels) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII needs no conversion.
    if (/^[\x00-\x7f]*$/.test(label)) {
      if (!fitsHostname(label)) return false;
      length += label.length;
    } else {
      if (!isUnicodeLabel(label)) return false;
      const ascii = 4 + encodedLength(label);
      if (ascii > 63) return false;
      length += ascii;
    }
  }
  return length <= 253;
}

/** RFC 5892 and 5893: the code points a U-label may have, and what some of them must stand beside. */
function isUnicodeLabel(label: string): boolean {
  if (label === '' || label.startsWith('-') || label.endsWith('-') || label.slice(2, 4) === '--')
    return false;
  if (label !== label.normalize('NFC') || /^\p{M}/u.test(label)) return false;
  // Letters, digits and marks without compatibility or upper-case forms; and the contextual exceptions below.
  if (
    !/^(?:[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{Nd}\-\u00b7\u0375\u05f3\u05f4\u30fb\u06fd\u06fe\u0f0b\u3007]|\u200c|\u200d)+$/u.test(
      label,
    )
  )
    return false;
  if (/[\u0640\u07fa\u302e\u302f\u3031-\u3035\u303b]/.test(label)) return false;
  if (/(?:^|[^l])\u00b7|\u00b7(?:[^l]|$)/.test(label)) return false;
  if (
    /\u0375(?!\p{Script=Greek})/u.test(label) ||
    /(?<!\p{Script=Hebrew})[\u05f3\u05f4]/u.test(label)
  )
    return false;
  if (
    label.includes('\u30fb') &&
    !/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(label)
  )
    return false;
  if (/[\u0660-\u0669]/.test(label) && /[\u06f0-\u06f9]/.test(label)) return false;
  // Joiners are fine after a virama; the non-joiner also between letters that join, which is left to it.
  if (
    /(?<![\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u0e3a\u0f84\u1039\u103a\u1714\u1734\u17d2\u1a60\u1b44\u1baa])\u200d/.test(
      label,
    )
  )
    return false;
  if (
    /(?<![\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca]|[\p{Script=Arabic}\p{Script=Syriac}]\p{M}*)\u200c/u.test(
      label,
    )
  )
    return false;
  return true;
}

const rightToLeft =
  /(?=\p{L})[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** RFC 5893: once any label is written right to left, none may mix directions or begin with a digit. */
function isBidiSound(labels: readonly string[]): boolean {
  const arabicDigits = /[\u0660-\u0669]/;
  if (!labels.some(label => rightToLeft.test(label) || arabicDigits.test(label))) return true;
  return labels.every(label => {
    const [first = ''] = label;
    const letters = [...label].filter(character => /\p{L}/u.test(character));
    if (rightToLeft.test(first))
      return (
        letters.every(letter => rightToLeft.test(letter)) &&
        !(arabicDigits.test(label) && /[\d\u06f0-\u06f9]/.test(label))
      );
    return /\p{L}/u.test(first) && !rightToLeft.test(label) && !arabicDigits.test(label);
  });
}

/** RFC 3492; undefined when it is not Punycode. */
function decodePunycode(text: string): string | undefined {
  const dash = text.lastIndexOf('-');
  const out = dash > 0 ? [...text.slice(0, dash)].map(character => character.charCodeAt(0)) : [];
  let code = 128;
  let bias = 72;
  let index = 0;
  let at = dash > 0 ? dash + 1 : 0;
  while (at < text.length) {
    const start = index;
    for (let weight = 1, k = 36; ; k += 36) {
      const character = text.charCodeAt(at++);
      const digit = isDigit(character)
        ? character - 22
        : character >= 97 && character <= 122
          ? character - 97
          : -1;
      if (digit < 0) return undefined;
      index += digit * weight;
      const threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
      if (digit < threshold) break;
      weight *= 36 - threshold;
    }
    bias = adaptBias(index - start, out.length + 1, start === 0);
    code += Math.floor(index / (out.length + 1));
    index %= out.length + 1;
    if (code > 0x10ffff) return undefined;
    out.splice(index++, 0, code);
  }
  return String.fromCodePoint(...out);
}

/** Length of a label in Punycode (RFC 3492), without the prefix. */
function encodedLength(label: string): number {
  const points = [...label].map(character => character.codePointAt(0) ?? 0);
  let handled = points.filter(point => point < 128).length;
  let length = handled === 0 ? 0 : handled + 1;
  let bias = 72;
  let delta = 0;
  let code = 128;
  let first = true;
  while (handled < points.length) {
    const next = Math.min(...points.filter(point => point >= code));
    delta += (next - code) * (handled + 1);
    code = next;
    for (const point of points) {
      if (point < code) delta++;
      if (point !== code) continue;
      let rest = delta;
      for (let k = 36; ; k += 36) {
        const threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
        length++;
        if (rest < threshold) break;
        rest = Math.floor((rest - threshold) / (36 - threshold));
      }
      bias = adaptBias(delta, handled + 1, first);
      first = false;
      delta = 0;
      handled++;
    }
    delta++;
    code++;
  }
  return length;
}

function adaptBias(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / 700) : delta >> 1;
  rest += Math.floor(rest / points);
  let k = 0;
  for (; rest > 455; k += 36) rest = Math.floor(rest / 35);
  return k + Math.floor((36 * rest) / (rest + 38));
}
