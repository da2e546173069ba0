import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { code, inline, table } from '../../../../src/codegen/emitters/documentation/markdown.js';

describe('any text on a Markdown page', () => {
  it.each([
    ['1. First', '1\\. First'],
    ['2026) x', '2026\\) x'],
    ['- no list', '\\- no list'],
    ['# no heading', '\\# no heading'],
    ['a | b', 'a | b'],
    ['*/ and /*', '\\*/ and /\\*'],
    ['&lt;b&gt; <b>', '\\&lt;b\\&gt; \\<b\\>'],
    ['[x](javascript:alert(1))', '\\[x\\](javascript:alert(1))'],
    ['one\n\n# two', 'one \\# two'],
  ])('%j is %s', async (text, markdown) => {
    expect(inline(text)).toBe(markdown);
    expect(await format(markdown, { parser: 'markdown' })).toBe(`${markdown}\n`);
  });

  it.each([
    ['a|b', '`a|b`'],
    ['/*/', '`/*/`'],
    ['x`y', '``x`y``'],
    ['`x`', '`` `x` ``'],
    ['```', '```` ``` ````'],
    ['', ''],
  ])('%j as code is %s', (text, markdown) => expect(code(text)).toBe(markdown));
});

it('prints tables as prettier does, whatever script they are in and whatever bars they hold', async () => {
  const rows = [
    ['名前（フルネーム）', code('a|b')],
    ['한국어', code('a\\|b')],
    ['🚀 ok', code('a\\\\|b')],
    ['état', inline('a|b')],
  ];
  const text = table(['Field', 'What'], rows);
  expect(text).toBe(
    [
      '| Field              | What     |',
      '| ------------------ | -------- |',
      '| 名前（フルネーム） | `a\\|b`   |',
      '| 한국어             | `a\\|b`   |',
      '| 🚀 ok              | `a\\\\\\|b` |',
      '| état               | a\\|b     |',
    ].join('\n'),
  );
  expect(await format(text, { parser: 'markdown' })).toBe(`${text}\n`);
});
