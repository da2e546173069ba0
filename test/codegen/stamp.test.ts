import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readIndex } from '../../src/codegen/index-file.js';
import { readStamp } from '../../src/codegen/stamp.js';
import { flow, generateFrom, textOf } from './support/flow.js';

const result = await generateFrom(flow());
const text = textOf(result, 'out/types.ts');

test('untouched is intact, also after a checkout that changed line ends or added a byte order mark', () => {
  for (const copy of [text, text.replaceAll('\n', '\r\n'), `\uFEFF${text}`])
    expect(readStamp(copy)?.intact).toBe(true);
});

test('any other change shows, in the header as well', () => {
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom('x', ' ', '\n', ''), (at, insert) => {
      const changed = text.slice(0, at) + insert + text.slice(at + (insert === '' ? 1 : 0));
      expect(readStamp(changed)?.intact ?? false).toBe(changed === text);
    }),
  );
});

test('a file of somebody else has no stamp; a stamp further down does not count', () => {
  expect(readStamp('export {};\n')).toBeUndefined();
  expect(readStamp(`${'\n'.repeat(900)}${text}`)).toBeUndefined();
});

test('every kind of file can carry a stamp', () => {
  for (const path of ['out/README.md', 'out/schemas/a-to-b.envelope.schema.json', 'out/index.ts'])
    expect(readStamp(textOf(result, path))?.intact, path).toBe(true);
});

test('an index is read back; what is none is none', () => {
  const index = textOf(result, 'out/handoff.lock.json');
  expect(readIndex(`\uFEFF${index}`)?.manifest).toBe('flow.handoff.json');
  for (const other of [
    '',
    '{',
    '[]',
    'null',
    '{"index":2,"files":{}}',
    '{"index":1}',
    index.replace('"0.1.0"', '1'),
  ])
    expect(readIndex(other), other).toBeUndefined();
});
