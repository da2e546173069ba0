/**
 * The formats that are checked once `formats` is `assert`. Listed here, so that whoever needs the names does not carry the
 * checkers along; a test holds the two together.
 */
export const formatNames: readonly string[] = [
  'date-time',
  'date',
  'time',
  'duration',
  'email',
  'idn-email',
  'hostname',
  'idn-hostname',
  'ipv4',
  'ipv6',
  'uri',
  'uri-reference',
  'iri',
  'iri-reference',
  'uuid',
  'uri-template',
  'json-pointer',
  'relative-json-pointer',
  'regex',
];
