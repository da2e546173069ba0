/**
 * Checkers for the formats of JSON Schema 2020-12, each by the RFC that the specification names. Cheap tests come
 * first and no expression can backtrack exponentially, since these run on every value of every handoff.
 */

import { fitsHostname, fitsIdnHostname } from './hostnames.js';

export { fitsHostname, fitsIdnHostname } from './hostnames.js';

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
    isMailDomain(text.slice(at + 1).normalize('NFC'), fitsIdnHostname)
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

const privateUse = /[\ue000-\uf8ff]|[\u{f0000}-\u{ffffd}]|[\u{100000}-\u{10fffd}]/gu;

const toUri = (iri: string): string =>
  iri.replace(beyondAscii, 'a').replace(/\?[^#]*/, query => query.replace(privateUse, 'a'));

/** RFC 3987 IRI with a scheme. */
export const fitsIri = (text: string): boolean => fitsUri(toUri(text));

/** RFC 3987 IRI reference. */
export const fitsIriReference = (text: string): boolean => fitsUriReference(toUri(text));

const templatePattern =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 6570 leaves control characters out of literals.
  /^(?:[^\x00-\x20\x7f"<>\\^`{|}%]|%[\da-f]{2}|\{[+#./;?&=,!@|]?(?:[\w]|%[\da-f]{2})(?:\.?(?:\w|%[\da-f]{2}))*(?::[1-9]\d{0,3}|\*)?(?:,(?:\w|%[\da-f]{2})(?:\.?(?:\w|%[\da-f]{2}))*(?::[1-9]\d{0,3}|\*)?)*\})*$/i;

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
