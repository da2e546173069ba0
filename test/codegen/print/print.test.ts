import fc from 'fast-check';
import prettier from 'prettier';
import { describe, expect, it } from 'vitest';
import {
  checkEmitted,
  comment,
  createPrinter,
  group,
  identifier,
  indent,
  line,
  literal,
  member,
  printModule,
  regexLiteral,
  render,
  softline,
  stringLiteral,
} from '../../../src/codegen/print/index.js';
import type { Json } from '../../../src/schema/json.js';
import { instances } from '../../support/arbitrary-schema.js';

const evaluate = (text: string): unknown => new Function(`'use strict'; return (${text});`)();
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.nat({ max: 0xffff })).map(units => String.fromCharCode(...units)),
);

describe('literal', () => {
  it('gives back any string, whatever is in it, on one line of harmless characters', () => {
    fc.assert(
      fc.property(anyText, text => {
        const code = stringLiteral(text);
        expect(evaluate(code)).toBe(text);
        expect(code).not.toMatch(/[\n\r\u2028\u2029\u202a-\u202e\u2066-\u2069]|<\/|<!/);
        expect(code).not.toMatch(/\p{Cs}/u);
      }),
      { numRuns: 500 },
    );
  });

  it('gives back any JSON value, own __proto__ included', () => {
    fc.assert(
      fc.property(fc.oneof(instances, fc.jsonValue() as fc.Arbitrary<Json>), value => {
        expect(evaluate(render(literal(value)))).toEqual(value);
        expect(JSON.stringify(evaluate(render(literal(value))))).toBe(JSON.stringify(value));
      }),
    );
    expect(Object.keys(evaluate(render(literal(JSON.parse('{"__proto__":1,"a":2}')))) as object)).toEqual([
      '__proto__',
      'a',
    ]);
    expect(Object.is(evaluate(render(literal(-0))), -0)).toBe(true);
  });

  it('is laid out as prettier would', async () => {
    for (const value of fc.sample(instances, { numRuns: 150, seed: 7 })) {
      const code = `export const value = ${render(literal(value), 100 - 'export const value = ;'.length)};\n`;
      const whole = `${render(['export const value = ', literal(value), ';'])}\n`;
      expect(code.length).toBeGreaterThan(0);
      expect(whole).toBe(
        await prettier.format(whole, { parser: 'typescript', printWidth: 100, singleQuote: true }),
      );
    }
  });
});

describe('regexLiteral', () => {
  it('means what the pattern means', () => {
    for (const pattern of [
      '/',
      '[/]',
      '\n',
      '\u2028',
      '\\/',
      '^\u{1f642}$',
      '</script>',
      "'`",
      '',
      '\\p{L}+',
      '(?<ä>x)',
    ])
      for (const text of ['/', '\n', '\u2028', '🙂', '</script>', "'`", 'x', ''])
        expect((evaluate(regexLiteral(pattern)) as RegExp).test(text), `${pattern} ${text}`).toBe(
          new RegExp(pattern, 'u').test(text),
        );
  });
});

describe('identifier', () => {
  it.each([
    ['billing-task', 'BillingTask'],
    ['HTTPServer', 'HTTPServer'],
    ['order_id 2', 'OrderId2'],
    ['', 'Unnamed'],
    ['2fast', '_2fast'],
    ['class', 'Class'],
    ['record', 'RecordType'],
    ['Größe der Datei', 'GrößeDerDatei'],
    ['__proto__', 'Proto'],
    ['a\u200b\u202eb', 'AB'],
    ['../../etc/passwd', 'EtcPasswd'],
  ])('%s → %s', (text, expected) => expect(identifier(text, new Set())).toBe(expected));

  it.each([
    ['billing-task', 'billingTask'],
    ['class', 'classValue'],
    ['ID', 'id'],
    ['X', 'x'],
    ['constructor', 'constructorValue'],
    ['from', 'from'],
  ])('camel: %s → %s', (text, expected) => expect(identifier(text, new Set(), 'camel')).toBe(expected));

  it('is valid where letters are none to JavaScript, and where a name is cut at a wide one', () => {
    for (const text of ['a\u2e2fb', '\u2e2f', `${'x'.repeat(79)}\u{10000}y`, `${'x'.repeat(79)}\ufa6c`])
      for (const style of ['pascal', 'camel'] as const)
        expect(identifier(text, new Set(), style)).toMatch(/^[\p{ID_Start}_][\p{ID_Continue}]*$/u);
  });

  it('is valid, and unique even where case does not count', () => {
    fc.assert(
      fc.property(
        fc.array(anyText, { maxLength: 12 }),
        fc.constantFrom('pascal' as const, 'camel' as const),
        (texts, style) => {
          const taken = new Set<string>();
          const names = texts.map(text => identifier(text, taken, style));
          expect(new Set(names.map(name => name.toLowerCase())).size).toBe(names.length);
          for (const name of names)
            expect(() => new Function(`'use strict'; const ${name} = 1; return ${name};`)).not.toThrow();
        },
      ),
    );
  });
});

describe('comment', () => {
  it('stays one comment, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.constantFrom('*/', '/*', '* /', '\n*/\n', '\u2028*/', '\\*/', '*\\/')),
        text => {
          const code = `${comment(text).join('\n')}\n1`;
          expect(evaluate(code)).toBe(1);
          expect(checkEmitted(comment(text).join('\n'))).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is one line where it fits, and nothing for nothing', () => {
    expect(comment('Amount in cents.')).toEqual(['/** Amount in cents. */']);
    expect(comment('  ')).toEqual([]);
    expect(comment('@ts-expect-error')).toEqual(['/**', ' * @ts-expect-error', ' */']);
    expect(comment('One.\nTwo.')).toEqual(['/**', ' * One.', ' * Two.', ' */']);
    for (const line of comment('word '.repeat(60))) expect(line.length).toBeLessThanOrEqual(100);
  });
});

describe('layout', () => {
  it('breaks a group at all its lines when it does not fit', () => {
    const list = group(['f(', indent([softline, 'first,', line, 'second']), softline, ')']);
    expect(render(list, 40)).toBe('f(first, second)');
    expect(render(list, 10)).toBe('f(\n  first,\n  second\n)');
  });
});

describe('printModule', () => {
  it('collects, sorts and merges imports, and leaves out those of the module itself', () => {
    const out = createPrinter();
    out.use('b', 'runtime');
    out.use('T', 'types', true);
    out.use('a', 'runtime');
    out.use('T', 'types', true);
    out.use('own', 'here');
    out.line('export const x = a(b);');
    const text = printModule(
      [out.done(['x'])],
      { runtime: './runtime.js', types: './types.js' },
      '// header',
    );
    expect(text).toBe(
      "// header\n\nimport { a, b } from './runtime.js';\nimport type { T } from './types.js';\n\nexport const x = a(b);\n",
    );
  });
});

describe('checkEmitted', () => {
  it.each([
    ['a call of something global', 'fetch("x");'],
    ['an assignment', 'globalThis.x = 1;'],
    ['a call inside a function', 'export function f(a: string) { fetch(a); }'],
    ['a property named like a global, called', 'interface X { fetch: 1 }\nexport const y = fetch("x");'],
    ['eval', "const x = eval('1');"],
    ['the Function constructor', "export const f = ''.constructor.constructor('x');"],
    ['the Function constructor by key', "const a = '';\nexport const f = a['constructor'];"],
    ['a prototype', 'const a = {};\nexport const f = a.__proto__;'],
    ['a dynamic import', "export const f = import('x');"],
    ['an import of a package', "import x from 'fs';"],
    ['an import for its effects', "import 'https://evil.test/x.js';"],
    ['require', "const x = require('fs');"],
    ['a class', 'class X { static x = 1 }'],
    ['a block', '{ let x = 1 }'],
    ['a label', 'x: while (true) {}'],
    ['an open string', "const x = 'abc"],
    ['an open comment', '/* abc'],
    ['a bidi control', "const x = 'a\u202eb';"],
    ['a line separator', "const x = 'a\u2028b';"],
    ['an unbalanced bracket', 'const x = (1;'],
    ['a statement after a template', 'const x = `a`; y();'],
    ['a call hidden in a template', 'const a = 1;\nexport const x = `${a + fetch()}`;'],
    ['a decorator', '@x\nexport const y = 1;'],
    ['export default', 'export default 1;'],
  ])('refuses %s', (_, text) => expect(checkEmitted(text).length).toBeGreaterThan(0));

  it.each([
    ['member access', `export const x = (value: { a: string }) => ${member('value', 'a')};`],
    ['regular expressions', 'const p = /a\\/[/]`\'"/u;\nexport const x = p.test(`a`);'],
    ['division', 'const a = 4;\nexport const x = a / 2 / 1;'],
    ['strings full of code', "export const x = 'eval(1); */ //';"],
    ['comments full of code', '/** eval(1); `${x}` */\nexport const x = 1;'],
    ['re-exports', "export type { A } from './a.js';\nexport { b } from './b.js';\nexport * from './c.js';"],
  ])('lets pass %s', (_, text) => expect(checkEmitted(text)).toEqual([]));
});
