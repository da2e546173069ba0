const SAMPLES: { readonly [format: string]: readonly string[] } = {
  'date-time': ['2020-01-01T00:00:00Z', '1999-12-31T23:59:59.5+01:00'],
  date: ['2020-01-01', '1999-12-31'],
  time: ['00:00:00Z', '23:59:59+01:00'],
  duration: ['P1D', 'PT1S', 'P1Y2M3DT4H5M6S'],
  email: ['a@b.co', 'first.last+tag@example.org'],
  'idn-email': ['a@b.co', 'ä@example.org'],
  hostname: ['a', 'example.org', 'xn--4gbwdl.xn--wgbh1c'],
  'idn-hostname': ['a', 'bücher.example'],
  ipv4: ['0.0.0.0', '127.0.0.1', '192.168.10.20'],
  ipv6: ['::', '::1', '2001:db8::ff00:42:8329'],
  uri: ['a:', 'https://example.org/a?b#c', 'urn:a:b', 'mailto:a@b.co'],
  'uri-reference': ['', 'a', '/a', '#a', 'https://example.org/'],
  iri: ['https://example.org/ä'],
  'iri-reference': ['', '/ä'],
  'uri-template': ['', '/a/{b}'],
  uuid: ['00000000-0000-4000-8000-000000000000', '12345678-1234-5678-1234-567812345678'],
  'json-pointer': ['', '/a', '/a~1b/0'],
  'relative-json-pointer': ['0', '1/a', '0#'],
  regex: ['', 'a', '^a+$'],
};

/** Strings to try where a format is asserted: members of the formats named, of all others, and of none. */
export function samplesOf(names: readonly string[]): string[] {
  const own = names.flatMap(name => SAMPLES[name] ?? []);
  return [...own, '', 'a', 'not a format', '{', '\\', ...Object.values(SAMPLES).flat(), 'A'.repeat(300)];
}
