import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { checkEmitted, printModule } from '../../../src/codegen/print/index.js';
import { emitTypes, planTypes } from '../../../src/codegen/types/index.js';
import { emitJsonSchemas, emitSchemas, emitValidators } from '../../../src/codegen/validators/index.js';
import type { Json } from '../../../src/schema/json.js';
import { runValidators } from '../../support/run-validators.js';
import { readRuntime, typeCheck } from '../../support/type-check.js';

/** Texts that try to leave the place they are put in. Each would set `globalThis.pwned` if it ran. */
const hostile: Record<string, string> = {
  'single quote': "'; globalThis.pwned = 1; '",
  'double quote': '"; globalThis.pwned = 1; "',
  backtick: '`; globalThis.pwned = 1; `',
  'template insertion': '${globalThis.pwned = 1}',
  backslash: "\\'; globalThis.pwned = 1; //",
  newline: '\nglobalThis.pwned = 1;\n',
  'carriage return': '\rglobalThis.pwned = 1;\r',
  'line separator': '\u2028globalThis.pwned = 1;\u2029',
  'next line': '\u0085globalThis.pwned = 1;',
  'comment end': '*/ globalThis.pwned = 1; /*',
  'comment end, spaced': '* / globalThis.pwned = 1;',
  'line comment': '// globalThis.pwned = 1',
  'script end': '</script><script>globalThis.pwned = 1</script>',
  'html comment': '<!-- globalThis.pwned = 1 -->',
  'bidi override': '\u202e;1 = denwp.sihTlabolg\u202c',
  'zero width': 'a\u200bb\u2060c\ufeffd',
  'lone surrogates': '\ud800 \udc00 \udfff\ud83d',
  'null byte': 'a\u0000b',
  'escape sequence': '\u001b[31mred',
  emoji: '👩‍👩‍👧 🇩🇪 ⚠️',
  'source map': '//# sourceURL=x\nglobalThis.pwned = 1',
  'type injection': 'string; } globalThis.pwned = 1; interface X {',
  'jsx and generics': '<T,>() => globalThis.pwned',
  'regex end': '/; globalThis.pwned = 1; /',
};

const names: Record<string, string> = {
  ...hostile,
  proto: '__proto__',
  constructor: 'constructor',
  prototype: 'prototype',
  toString: 'toString',
  reserved: 'class',
  'reserved type': 'Record',
  runtime: 'isObject',
  'reporter name': 'reportRoot',
  'guard name': 'isRoot',
  value: 'value',
  issues: 'issues',
  empty: '',
  digits: '123',
  dots: '../../../etc/passwd',
  windows: 'CON',
  umlaut: 'Größe',
  cjk: '件名',
};

function generate(schema: Json, names: readonly string[] = ['Root']) {
  const source = {
    documents: new Map([['doc', schema]]),
    types: names.map(name => ({ name, document: 'doc', path: [] })),
  };
  return { source, plan: planTypes(source) };
}

async function modules(schema: Json, wanted: readonly string[] = ['Root']): Promise<Map<string, string>> {
  const { plan } = generate(schema, wanted);
  const specifiers = {
    types: './types.js',
    validators: './validators.js',
    validation: './validation.js',
    place: './place.js',
    formats: './formats.js',
    'zod-schema': './zod-schema.js',
    'carried-schema': './carried-schema.js',
    'json-schemas': './json-schemas.js',
    zod: 'zod',
  };
  const own = (module: string) =>
    Object.fromEntries(Object.entries(specifiers).filter(([name]) => name !== module));
  return new Map([
    ['types.ts', printModule(await emitTypes(plan), own('types'))],
    ['validators.ts', printModule(emitValidators(plan, { assertFormats: true }), own('validators'))],
    ['schemas.ts', printModule(emitSchemas(plan), own('schemas'))],
    ['json-schemas.ts', printModule(emitJsonSchemas(plan), own('json-schemas'))],
  ]);
}

const allowedStatements = new Set([
  ts.SyntaxKind.ImportDeclaration,
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.VariableStatement,
]);

/** Every module parses to the allowed statements only, by our own check and by TypeScript's parser. */
function expectSafe(files: ReadonlyMap<string, string>): void {
  for (const [name, text] of files) {
    expect(checkEmitted(text), `${name}\n${text}`).toEqual([]);
    const file = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
    for (const statement of file.statements)
      expect(allowedStatements.has(statement.kind), statement.getText()).toBe(true);
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node))
        expect(['globalThis', 'eval', 'pwned', 'process', 'require'], text).not.toContain(node.text);
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
}

const everywhere = (text: string): Json => ({
  title: text,
  description: text,
  $comment: text,
  default: text,
  examples: [text],
  type: 'object',
  properties: {
    [text]: { type: 'string', description: text, title: text, default: { [text]: text }, 'x-unit': text },
    plain: { enum: [text, 'b', { [text]: [text] }] },
    constant: { const: text },
    list: {
      type: 'array',
      items: {
        type: 'object',
        properties: { [text]: { const: text } },
        required: [text],
        additionalProperties: false,
      },
    },
    union: {
      oneOf: [
        { type: 'object', properties: { kind: { const: text } }, required: ['kind'] },
        { type: 'object', properties: { kind: { const: 'b' } }, required: ['kind'] },
      ],
    },
  },
  dependentRequired: { [text]: [text] },
  required: [text],
  additionalProperties: false,
  tsType: text,
  'x-note': text,
});

describe('hostile texts in every place a schema has', () => {
  const compiled = new Map<string, string>(
    readRuntime([
      'validation.ts',
      'place.ts',
      'formats.ts',
      'hostnames.ts',
      'zod-schema.ts',
      'carried-schema.ts',
    ]),
  );
  for (const [name, text] of Object.entries(names))
    it(name, async () => {
      const schema = JSON.parse(JSON.stringify(everywhere(text))) as Json;
      const files = await modules(schema);
      expectSafe(files);
      for (const [file, code] of files)
        compiled.set(
          `${Object.keys(names).indexOf(name)}/${file}`,
          code.replaceAll(/'\.\/(validation|place|formats)\.js'/g, "'../$1.js'"),
        );

      // It round-trips: exactly this text is asked for.
      const validators = runValidators(generate(schema).source).of('Root');
      const good = JSON.parse(JSON.stringify({ [text]: 'x', constant: text, plain: text })) as Json;
      expect(validators?.explain(good)).toEqual([]);
      expect(validators?.is(JSON.parse(JSON.stringify({ [text]: 'x', constant: `${text}.` })))).toBe(false);
      expect(validators?.is({})).toBe(false);
      expect('pwned' in globalThis).toBe(false);
    });

  it('all of it compiles in one strict program', () => {
    expect(compiled.size).toBeGreaterThan(Object.keys(names).length * 4);
    expect(typeCheck(compiled)).toEqual([]);
  }, 120_000);
});

describe('hostile names of types', () => {
  for (const [name, text] of Object.entries(names))
    it(name, async () => {
      const files = await modules({ type: 'object', properties: { self: { $ref: '#' } } }, [
        text,
        `${text} `,
        text.toUpperCase(),
      ]);
      expectSafe(files);
      const { plan } = generate({ type: 'string' }, [text, `${text} `, text.toUpperCase()]);
      const made = plan.types.map(type => type.name.toLowerCase());
      expect(new Set(made).size).toBe(3);
      for (const type of plan.types) expect(type.name).toMatch(/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u);
    });
});

describe('hostile patterns', () => {
  const patterns = [
    '/',
    '\\/',
    '[/]',
    "'",
    '`',
    '\n',
    '\u2028',
    '</script>',
    '<!--',
    '\\$\\{x\\}',
    '$',
    '^\u{1f642}$',
    '\\u{1f642}',
    '[\u202e]',
    '(?<name>a)\\k<name>',
    '',
    '^(a+)+$',
  ];
  for (const pattern of patterns)
    it(JSON.stringify(pattern), async () => {
      const schema = {
        type: 'object',
        properties: { a: { type: 'string', pattern } },
        patternProperties: { [pattern]: true },
      } as Json;
      expectSafe(await modules(schema));
      const validators = runValidators(generate(schema).source).of('Root');
      for (const text of ['', 'a', '/', "'", '\n', '</script>', '🙂', 'aa'])
        expect(validators?.is({ a: text }), text).toBe(new RegExp(pattern, 'u').test(text));
    });
});

describe('hostile shapes', () => {
  const nested = (depth: number): Json => {
    let schema: Json = { type: 'string' };
    for (let i = 0; i < depth; i++) schema = { properties: { a: schema } };
    return schema;
  };

  it('nesting of 10,000 levels is refused', () => {
    expect(generate(nested(10_000)).plan.problems).toMatchObject([{ code: 'schema-too-deep' }]);
  });

  it('constants nested 10,000 levels are refused', () => {
    let value: Json = 1;
    for (let i = 0; i < 10_000; i++) value = [value];
    expect(generate({ const: value }).plan.problems).toMatchObject([{ code: 'schema-too-deep' }]);
  });

  it('a chain of 5,000 references is refused or generated, without a crash', () => {
    const $defs: Record<string, Json> = { d5000: { type: 'string' } };
    for (let i = 0; i < 5000; i++) $defs[`d${i}`] = { $ref: `#/$defs/d${i + 1}` };
    expect(generate({ $ref: '#/$defs/d0', $defs }).plan.problems).toMatchObject([
      { code: 'schema-too-complex' },
    ]);
  });

  it('references that multiply (2^30) are refused', () => {
    const $defs: Record<string, Json> = { d30: { type: 'string' } };
    for (let i = 0; i < 30; i++)
      $defs[`d${i}`] = { allOf: [{ $ref: `#/$defs/d${i + 1}` }, { $ref: `#/$defs/d${i + 1}` }] };
    expect(generate({ $ref: '#/$defs/d0', $defs }).plan.problems).toMatchObject([
      { code: 'schema-too-complex' },
    ]);
  });

  it('neither files nor the network are reached by $ref', () => {
    for (const $ref of [
      'file:///etc/passwd',
      'http://localhost:1/x',
      '//evil.test/x',
      '../../../../etc/passwd',
      'data:,{}',
    ])
      expect(generate({ $ref }).plan.problems).toMatchObject([{ code: 'schema-ref-unresolved' }]);
  });
});
