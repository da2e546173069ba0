/**
 * Checkers for the formats of JSON Schema 2020-12, each by the RFC that the specification names. Cheap tests come
 * first and no expression can backtrack exponentially, since these run on every value of every handoff.
 */

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** The two digits at an index as a number; -1 when they are not digits. */
function pair(text: string, at: number): number {
  const tens = text.charCodeAt(at);
  const ones = text.charCodeAt(at + 1);
  return isDigit(tens) && isDigit(ones) ? (tens - 48) * 10 + ones - 48 : -1;
}

/** Days of a month; February depends on the year. */
function daysIn(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isDateAt(text: string): boolean {
  const century = pair(text, 0);
  const years = pair(text, 2);
  const month = pair(text, 5);
  const day = pair(text, 8);
  if (century < 0 || years < 0 || month < 1 || month > 12 || day < 1) return false;
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  return day <= 28 || day <= daysIn(month, century * 100 + years);
}

function isTimeAt(text: string, at: number): boolean {
  const hour = pair(text, at);
  const minute = pair(text, at + 3);
  const second = pair(text, at + 6);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return false;
  if (text.charCodeAt(at + 2) !== 58 || text.charCodeAt(at + 5) !== 58) return false;
  let end = at + 8;
  if (text.charCodeAt(end) === 46) {
    end++;
    if (!isDigit(text.charCodeAt(end))) return false;
    while (isDigit(text.charCodeAt(end))) end++;
  }
  const zone = text.charCodeAt(end);
  // 90 and 122 are Z and z: UTC.
  if (zone === 90 || zone === 122)
    return end + 1 === text.length && (second < 60 || (hour === 23 && minute === 59));
  if ((zone !== 43 && zone !== 45) || text.length !== end + 6 || text.charCodeAt(end + 3) !== 58)
    return false;
  const offsetHour = pair(text, end + 1);
  const offsetMinute = pair(text, end + 4);
  if (offsetHour < 0 || offsetHour > 23 || offsetMinute < 0 || offsetMinute > 59) return false;
  if (second < 60) return true;
  // A leap second is the last second of a day in UTC.
  const minutes = hour * 60 + minute + (zone === 43 ? -1 : 1) * (offsetHour * 60 + offsetMinute);
  return (minutes + 1440) % 1440 === 1439;
}

/** RFC 3339 `full-date`. */
export const fitsDate = (text: string): boolean => text.length === 10 && isDateAt(text);

/** RFC 3339 `full-time`. */
export const fitsTime = (text: string): boolean => text.length >= 9 && isTimeAt(text, 0);

/** RFC 3339 `date-time`. */
export function fitsDateTime(text: string): boolean {
  const separator = text.charCodeAt(10);
  return (
    text.length >= 20 &&
    (separator === 84 || separator === 116) &&
    isDateAt(text) &&
    isTimeAt(text, 11)
  );
}

const durationPattern =
  /^P(?:\d+W|(?=\d|T\d)(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)?(?:T(?=\d)(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?)$/;

/** RFC 3339 appendix A `duration`. */
export const fitsDuration = (text: string): boolean => durationPattern.test(text);

const uuidPattern = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** RFC 4122 UUID. */
export const fitsUuid = (text: string): boolean => text.length === 36 && uuidPattern.test(text);

const ipv4Pattern = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** RFC 2673 dotted quad. */
export const fitsIpv4 = (text: string): boolean => text.length <= 15 && ipv4Pattern.test(text);

/** RFC 4291 IPv6 address, without a zone. */
export function fitsIpv6(text: string): boolean {
  if (text.length < 2 || text.length > 45) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  let groups = 0;
  for (const [i, half] of halves.entries()) {
    if (half === '') continue;
    const parts = half.split(':');
    for (const [j, part] of parts.entries()) {
      const isLast = i === halves.length - 1 && j === parts.length - 1;
      if (isLast && part.includes('.')) {
        if (!fitsIpv4(part)) return false;
        groups += 2;
      } else {
        if (!/^[\da-f]{1,4}$/i.test(part)) return false;
        groups++;
      }
    }
  }
  return halves.length === 2 ? groups <= 7 : groups === 8;
}

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
  return !isRightToLeft(label) || !/^\p{Nd}/u.test(label);
}

const isRightToLeft = (label: string): boolean =>
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u.test(label);

/** RFC 3492; undefined when it is not Punycode. */
function decodePunycode(text: string): string | undefined {
  const dash = text.lastIndexOf('-');
  const out = dash > 0 ? [...text.slice(0, dash)].map(character => character.charCodeAt(0)) : [];
  let code = 128;
  let bias = 72;
  let index = 0;
  for (let at = dash > 0 ? dash + 1 : 0; at < text.length; ) {
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

const atomPattern = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/;
const quotedPattern = /^"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*"$/;

const plainEmailPattern = /^[\w+-]+(?:\.[\w+-]+)*@[a-z\d]+(?:[.-][a-z\d]+)*$/i;

/** RFC 5321 mailbox. */
export function fitsEmail(text: string): boolean {
  if (text.length <= 64 && plainEmailPattern.test(text)) return true;
  const at = text.lastIndexOf('@');
  if (at < 1 || at > 64) return false;
  const local = text.slice(0, at);
  return (
    (atomPattern.test(local) || quotedPattern.test(local)) &&
    isMailDomain(text.slice(at + 1), fitsHostname)
  );
}

/** RFC 6531 mailbox. */
export function fitsIdnEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 1) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 6531 adds everything beyond ASCII to the atoms.
  const local = text.slice(0, at).replace(/[^\x00-\x7f]/gu, 'a');
  return (
    (atomPattern.test(local) || quotedPattern.test(local)) &&
    isMailDomain(text.slice(at + 1), fitsIdnHostname)
  );
}

function isMailDomain(domain: string, isHost: (text: string) => boolean): boolean {
  if (!domain.startsWith('[')) return isHost(domain);
  if (!domain.endsWith(']')) return false;
  const literal = domain.slice(1, -1);
  return /^ipv6:/i.test(literal) ? fitsIpv6(literal.slice(5)) : fitsIpv4(literal);
}

// RFC 3986 by component: scheme, user information, host, port, path, query, fragment.
const uriPattern =
  /^(?:([a-z][a-z\d+.-]*):)?(?:\/\/(?:((?:[\w.~!$&'()*+,;=:-]|%[\da-f]{2})*)@)?(\[[^\]]*\]|(?:[\w.~!$&'()*+,;=-]|%[\da-f]{2})*)(?::\d*)?(?=[/?#]|$))?((?:[\w.~!$&'()*+,;=:@/-]|%[\da-f]{2})*)(?:\?(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*)?(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*)?$/i;

/** 0 = no URI reference, 1 = relative, 2 = with a scheme. */
function uriKind(text: string): 0 | 1 | 2 {
  const match = uriPattern.exec(text);
  if (match === null) return 0;
  const [, scheme, , host, path = ''] = match;
  if (host === undefined && path.startsWith('//')) return 0;
  if (host?.startsWith('[') && !isIpLiteral(host.slice(1, -1))) return 0;
  if (scheme !== undefined) return 2;
  // The first segment of a relative path must not look like a scheme.
  return host === undefined && /^[^/]*:/.test(path) ? 0 : 1;
}

const isIpLiteral = (text: string): boolean =>
  fitsIpv6(text) || /^v[\da-f]+\.[\w.~!$&'()*+,;=:-]+$/i.test(text);

const plainUriPattern =
  /^https?:\/\/[\w.~-]+(?::\d+)?(?:[/?][\w.~!$&'()*+,;=:@/?-]*)?(?:#[\w.~!$&'()*+,;=:@/?-]*)?$/i;

/** RFC 3986 URI with a scheme. */
export const fitsUri = (text: string): boolean => plainUriPattern.test(text) || uriKind(text) === 2;

/** RFC 3986 URI reference. */
export const fitsUriReference = (text: string): boolean => uriKind(text) > 0;

// RFC 3987: everything beyond ASCII that is neither private (save in queries) nor a control or noncharacter.
const beyondAscii = /[\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]|[\u{10000}-\u{efffd}]/gu;

/** RFC 3987 IRI with a scheme. */
export const fitsIri = (text: string): boolean => fitsUri(text.replace(beyondAscii, 'a'));

/** RFC 3987 IRI reference. */
export const fitsIriReference = (text: string): boolean =>
  fitsUriReference(text.replace(beyondAscii, 'a'));

const templatePattern =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 6570 leaves control characters out of literals.
  /^(?:[^\x00-\x20"'<>\\^`{|}%]|%[\da-f]{2}|\{[+#./;?&=,!@|]?(?:[\w]|%[\da-f]{2})(?:\.?(?:\w|%[\da-f]{2}))*(?::[1-9]\d{0,3}|\*)?(?:,(?:\w|%[\da-f]{2})(?:\.?(?:\w|%[\da-f]{2}))*(?::[1-9]\d{0,3}|\*)?)*\})*$/i;

/** RFC 6570 URI template. */
export const fitsUriTemplate = (text: string): boolean => templatePattern.test(text);

/** RFC 6901 JSON Pointer. */
export const fitsJsonPointer = (text: string): boolean => /^(?:\/(?:[^~/]|~[01])*)*$/.test(text);

/** Relative JSON Pointer. */
export const fitsRelativeJsonPointer = (text: string): boolean =>
  /^(?:0|[1-9]\d*)(?:[+-][1-9]\d*)?(?:#|(?:\/(?:[^~/]|~[01])*)*)$/.test(text);

/** ECMA-262 regular expression (Unicode). */
export function fitsRegex(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}

/** A format's checker, and the name it is exported under. */
export interface FormatChecker {
  readonly name: string;
  readonly check: (text: string) => boolean;
}

/** Every format that can be asserted. Formats that are not here are annotations. */
export const formatCheckers: ReadonlyMap<string, FormatChecker> = new Map([
  ['date-time', { name: 'fitsDateTime', check: fitsDateTime }],
  ['date', { name: 'fitsDate', check: fitsDate }],
  ['time', { name: 'fitsTime', check: fitsTime }],
  ['duration', { name: 'fitsDuration', check: fitsDuration }],
  ['email', { name: 'fitsEmail', check: fitsEmail }],
  ['idn-email', { name: 'fitsIdnEmail', check: fitsIdnEmail }],
  ['hostname', { name: 'fitsHostname', check: fitsHostname }],
  ['idn-hostname', { name: 'fitsIdnHostname', check: fitsIdnHostname }],
  ['ipv4', { name: 'fitsIpv4', check: fitsIpv4 }],
  ['ipv6', { name: 'fitsIpv6', check: fitsIpv6 }],
  ['uri', { name: 'fitsUri', check: fitsUri }],
  ['uri-reference', { name: 'fitsUriReference', check: fitsUriReference }],
  ['iri', { name: 'fitsIri', check: fitsIri }],
  ['iri-reference', { name: 'fitsIriReference', check: fitsIriReference }],
  ['uuid', { name: 'fitsUuid', check: fitsUuid }],
  ['uri-template', { name: 'fitsUriTemplate', check: fitsUriTemplate }],
  ['json-pointer', { name: 'fitsJsonPointer', check: fitsJsonPointer }],
  ['relative-json-pointer', { name: 'fitsRelativeJsonPointer', check: fitsRelativeJsonPointer }],
  ['regex', { name: 'fitsRegex', check: fitsRegex }],
]);
