import ts from 'typescript';
import { afterAll, describe, expect, test } from 'vitest';
import type { GenerateResult } from '../../src/codegen/request.js';
import type { Json } from '../../src/schema/json.js';
import { flow, generateFrom, handoff, textsOf } from './support/flow.js';
import { loadGenerated } from './support/load.js';

/** What an attacker writes in order to get out of a string, a comment, a template, a pattern, a table or a file. */
const breakouts: Record<string, string> = {
  'single quote': "'; globalThis.pwned = 1; //",
  'double quote': '"; globalThis.pwned = 1; //',
  backtick: '`; globalThis.pwned = 1; //',
  'template hole': '\u0024{globalThis.pwned = 1}',
  'end of comment': '*/ globalThis.pwned = 1; /*',
  'escaped end of comment': '*\\/ globalThis.pwned = 1; /\\*',
  'line feed': 'x\nglobalThis.pwned = 1\n',
  'carriage return': 'x\rglobalThis.pwned = 1\r',
  'line separator': 'x\u2028globalThis.pwned = 1\u2028',
  'paragraph separator': 'x\u2029globalThis.pwned = 1\u2029',
  'next line': 'x\u0085globalThis.pwned = 1',
  'trailing backslash': 'x\\',
  'backslash and quote': "x\\'; globalThis.pwned = 1; //",
  'null byte': 'x\u0000y',
  'script end': '</script><script>globalThis.pwned = 1</script>',
  'html comment': '<!-- globalThis.pwned = 1 -->',
  'markdown comment end': '--> <img src=x onerror=alert(1)>',
  'bidi override': 'x\u202e } ; 1 = denwp',
  'bidi isolate': 'x\u2066\u2069y',
  'zero width': 'x\u200b\u200d\ufeffy',
  'lone high surrogate': 'x\ud800y',
  'lone low surrogate': 'x\udc00y',
  homoglyph: 'аdmin',
  'mermaid break': '"]; click a0 call alert()',
  'table break': '| x |\n|---|\n',
  'ts directive': '// @ts-ignore',
  'order to the compiler': '@ts-expect-error',
  'jsx pragma': '@jsxImportSource evil',
  'lint directive': 'eslint-disable */ globalThis.pwned = 1',
  'doc link': '{@link globalThis.pwned} @import { x } from "evil"',
  'dynamic import': "import('data:text/javascript,globalThis.pwned=1')",
  'terminal escape': '\u001b[2J\u001b]8;;https://evil.example\u0007x',
  'script link': '[x](javascript:globalThis.pwned=1)',
  'reference link': '[x]: javascript:alert(1) "x"',
  'character entity': '&lt;img src=x onerror=alert(1)&gt;',
  'fence end': '```\n<script>alert(1)</script>\n```mermaid',
  'mermaid directive': '%%{init: {"securityLevel": "loose"}}%%',
  'mermaid click': 'click a0 href "javascript:alert(1)"',
  'front matter': '---\ntitle: x\n---',
  'escaped bar': 'a\\|b\\\\|c',
  'invisible letter': '\u115f\u3164\uffa0',
  'right to left letters': 'אבג(',
  'replacement pattern': "$& $1 $` $' $$",
  'source map': '//# sourceMappingURL=data:,x',
  shebang: '#!/bin/sh',
  'triple slash': '/// <reference path="/etc/passwd" />',
  stamp: 'source 0000000000000000, body 0000000000000000',
  __proto__: '__proto__',
  constructor: 'constructor',
  'own property check': 'hasOwnProperty',
  'reserved word': 'class',
  'global name': 'Object',
  'looks like code': 'constructor.constructor("globalThis.pwned = 1")()',
  'very long': 'x'.repeat(20_000),
};

const object = (properties: Json): Json => ({ type: 'object', properties });
const withType = (schema: Json, more: Record<string, Json> = {}) =>
  flow({ types: { Task: schema }, ...more });

/** Places that take any text. */
const places: Record<string, (text: string) => Record<string, Json>> = {
  'workflow description': text => flow({ description: text }),
  'agent description, model, prompt': text =>
    flow({
      agents: {
        a: { role: 'step', description: text, model: text, promptVersion: text, tools: [text] },
        b: { role: 'step' },
      },
    }),
  'handoff description': text => flow({ handoffs: { 'a-to-b': handoff({ description: text }) } }),
  'error names': text =>
    flow({
      handoffs: { 'a-to-b': handoff({ failureModes: { retryable: [text], escalate: [`${text}!`] } }) },
    }),
  'work labels': text =>
    flow({ handoffs: { 'a-to-b': handoff({ work: { completed: [text], remaining: [`${text}!`] } }) } }),
  'side effect and its id': text =>
    flow({
      handoffs: { 'a-to-b': handoff({ sideEffects: [text] }) },
      sideEffects: {
        [text]: {
          system: text,
          operation: text,
          class: 'compensatable',
          compensation: text,
          description: text,
        },
      },
    }),
  'store and its id': text =>
    flow({
      handoffs: { 'a-to-b': handoff({ context: { reference: { store: text } } }) },
      stores: { [text]: { kind: 'redis', keyPrefix: text } },
    }),
  'queue id': text =>
    flow({
      handoffs: { 'a-to-b': handoff({ deadLetter: text }) },
      deadLetterQueues: { [text]: { kind: 'memory' } },
    }),
  'type name': text => ({
    ...flow({ types: JSON.parse(`{${JSON.stringify(text)}: {"type": "string"}}`) }),
    handoffs: {},
  }),
  'schema title, description, $comment, default, examples': text =>
    withType({
      ...(object({
        id: { type: 'string', description: text, title: text, default: text, examples: [text] },
      }) as object),
      title: text,
      description: text,
      $comment: text,
    }),
  'property name': text => withType(object(JSON.parse(`{${JSON.stringify(text)}: {"type": "string"}}`))),
  'required property': text => withType({ type: 'object', required: [text] }),
  'enum and const': text =>
    withType(
      object({
        e: { enum: [text, 1] },
        c: { const: text },
        o: { const: JSON.parse(`{${JSON.stringify(text)}: 1}`) },
      }),
    ),
  format: text => withType(object({ id: { type: 'string', format: text } })),
  'definition name': text =>
    withType({
      $ref: `#/types/Task/$defs/${encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replaceAll('~', '~0')}`,
      $defs: { [text]: { type: 'string' } },
    }),
  'tsType and other extensions': text =>
    withType(object({ id: { type: 'string', tsType: text, tsEnumNames: [text], [`x-${text}`]: text } })),
  'agent id': text =>
    flow({
      agents: { [text]: { role: 'step' }, b: { role: 'step' } },
      handoffs: { 'a-to-b': handoff({ from: text }) },
    }),
  'handoff id': text => flow({ handoffs: { [text]: handoff() } }),
  'selected field': text =>
    flow({ handoffs: { 'a-to-b': handoff({ context: { select: [`/${text}`, '/id'] } }) } }),
};

const counts = { refused: 0, harmless: 0, breaches: 0 };

/** Kinds of statement that generated modules are made of; anything else at the top would run by itself. */
const allowed = new Set([
  ts.SyntaxKind.ImportDeclaration,
  ts.SyntaxKind.ExportDeclaration,
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.VariableStatement,
]);

/** What is not as it should be in the generated texts. */
function findBreaches(result: GenerateResult): string[] {
  const breaches: string[] = [];
  for (const { path, text } of result.files) {
    if (!/^out\/[\w./-]+$/.test(path) || path.includes('..')) breaches.push(`path ${path}`);
    if (path.includes('/runtime/')) continue;
    if (/[^\P{C}\n]|[\u2028\u2029]/u.test(text)) breaches.push(`${path} has invisible characters`);
    if (path.endsWith('.json')) JSON.parse(text);
    if (!path.endsWith('.ts')) continue;
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
    const { parseDiagnostics } = file as unknown as { parseDiagnostics: readonly ts.Diagnostic[] };
    breaches.push(
      ...parseDiagnostics.map(each => `${path}: ${ts.flattenDiagnosticMessageText(each.messageText, ' ')}`),
    );
    for (const statement of file.statements) {
      if (!allowed.has(statement.kind)) breaches.push(`${path}: ${ts.SyntaxKind[statement.kind]}`);
      if (
        ts.isImportDeclaration(statement) &&
        !/^'(zod|\.\.?\/[\w./-]+\.js)'$/.test(statement.moduleSpecifier.getText())
      )
        breaches.push(`${path} imports ${statement.moduleSpecifier.getText()}`);
    }
    const visit = (node: ts.Node): void => {
      if (
        ts.isTaggedTemplateExpression(node) ||
        (ts.isIdentifier(node) && ['eval', 'Function', 'pwned', 'globalThis'].includes(node.text))
      )
        breaches.push(`${path}: ${node.getText()}`);
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  counts.breaches += breaches.length;
  return breaches;
}

afterAll(() =>
  console.info(
    `attacks: ${counts.refused + counts.harmless} manifests, ${counts.refused} refused, ${counts.harmless} generated harmlessly, ${counts.breaches} breaches`,
  ),
);

describe.each(Object.entries(places))('%s', (_, attack) => {
  test.each(Object.entries(breakouts))('%s', async (_, text) => {
    const result = await generateFrom(attack(text));
    expect(findBreaches(result)).toEqual([]);
    expect(result.problems.filter(({ code }) => code === 'generator-crashed')).toEqual([]);
    if (result.problems.some(({ severity }) => severity === 'error')) counts.refused++;
    else {
      counts.harmless++;
      if (result.files.length > 0) expect(result.files.map(file => file.path)).toContain('out/index.ts');
    }
  });
});

describe('what was generated from it runs, does nothing of the attacker’s, and keeps the value', () => {
  test.each(Object.entries(breakouts))('%s', async (_, text) => {
    const property = JSON.parse(`{${JSON.stringify(text)}: {"const": ${JSON.stringify(text)}}}`);
    const result = await generateFrom({
      ...flow({
        types: {
          Task: {
            type: 'object',
            description: text,
            properties: property,
            required: [text],
            additionalProperties: false,
          },
        },
      }),
      description: text,
      handoffs: {
        'a-to-b': handoff({ description: text, failureModes: { retryable: [text], escalate: [] } }),
      },
    });
    expect(result.problems).toEqual([]);
    const loaded = await loadGenerated(textsOf(result), 'out/index.ts');
    expect((globalThis as { pwned?: unknown }).pwned).toBeUndefined();
    expect(({} as { x?: unknown }).x).toBeUndefined();
    const isTask = loaded.isTask as (value: unknown) => boolean;
    const wrap = (inside: unknown) => JSON.parse(`{${JSON.stringify(text)}: ${JSON.stringify(inside)}}`);
    expect([isTask(wrap(text)), isTask(wrap(`${text}!`)), isTask({})]).toEqual([true, false, false]);
    const contract = loaded.aToB as { failureModes: { retryable: string[] } };
    expect(contract.failureModes.retryable).toEqual([text]);
  });
});

describe('shapes that exhaust or escape', () => {
  const deep = (levels: number): Json => {
    let schema: Json = { type: 'string' };
    for (let i = 0; i < levels; i++) schema = { type: 'object', properties: { a: schema } };
    return schema;
  };
  const exponential = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [
      `T${i}`,
      i === 0
        ? { type: 'string' }
        : { anyOf: [{ $ref: `#/types/T${i - 1}` }, { type: 'array', items: { $ref: `#/types/T${i - 1}` } }] },
    ]),
  );
  const shapes: Record<string, () => Record<string, Json>> = {
    '10,000 levels': () => withType(deep(10_000)),
    'a reference to itself': () => withType({ $ref: '#/types/Task' }),
    'two references to each other': () =>
      flow({ types: { Task: { $ref: '#/types/B' }, B: { $ref: '#/types/Task' } } }),
    'a union with itself': () => withType({ anyOf: [{ $ref: '#/types/Task' }, { type: 'null' }] }),
    'a chain of 2,000 references': () =>
      flow({
        types: Object.fromEntries(
          Array.from({ length: 2000 }, (_, i) => [i === 0 ? 'Task' : `T${i}`, { $ref: `#/types/T${i + 1}` }]),
        ),
      }),
    'references that double 40 times': () =>
      flow({ types: { ...exponential, Task: { $ref: '#/types/T39' } } }),
    '2,000 properties': () =>
      withType(
        object(Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`p${i}`, { type: 'string' }]))),
      ),
    '5,000 enum members': () => withType({ enum: Array.from({ length: 5000 }, (_, i) => `member ${i}`) }),
    'a local file': () => withType({ $ref: 'file:///etc/passwd' }),
    'a relative file that was not given': () => withType({ $ref: '../../../../etc/passwd' }),
    'a network address': () => withType({ $ref: 'http://169.254.169.254/latest/meta-data' }),
    'a dynamic reference to the network': () => withType({ $dynamicRef: 'https://example.com/schema#x' }),
    'a metaschema on the network': () => withType({ $schema: 'https://example.com/dialect', type: 'string' }),
    'an $id that is code': () => withType({ $id: 'x\n//# sourceURL=y', type: 'string' }),
    'a pattern that is no pattern': () => withType({ type: 'string', pattern: '(' }),
    'a pattern with a slash and a line break': () =>
      withType({ type: 'string', pattern: '/\n/; globalThis.pwned = 1; /' }),
    'a schema that is an array': () => withType(object({ id: [] })),
    'a keyword of the wrong type': () => withType({ type: 'object', properties: 'x' }),
    'names that differ only in case': () =>
      flow({ handoffs: { 'a-to-b': handoff(), 'A-TO-B': handoff(), 'a-To-b': handoff() } }),
    'a handoff called index': () =>
      flow({ handoffs: { index: handoff(), con: handoff(), constructor: handoff() } }),
    'a type called like a handoff’s': () =>
      flow({
        types: {
          Task: true,
          AToBEnvelope: { type: 'string' },
          AToBInput: { type: 'string' },
          sealAToB: { type: 'string' },
        },
      }),
    'a type called like a runtime name': () =>
      flow({
        types: {
          Task: true,
          Envelope: { type: 'string' },
          Result: { type: 'string' },
          Issue: { type: 'string' },
        },
      }),
    'a range that is a program': () =>
      flow({
        agents: { a: { role: 'step' }, b: { role: 'step', accepts: { 'a-to-b': "^1.0.0'; pwned()" } } },
      }),
    'a range that backtracks': () =>
      flow({
        agents: { a: { role: 'step' }, b: { role: 'step', accepts: { 'a-to-b': `${' '.repeat(50_000)}x` } } },
      }),
  };
  test.each(Object.entries(shapes))('%s', async (_, attack) => {
    const result = await generateFrom(attack());
    expect(findBreaches(result)).toEqual([]);
    expect(result.problems.filter(({ code }) => code === 'generator-crashed')).toEqual([]);
    counts[result.problems.length > 0 ? 'refused' : 'harmless']++;
  });

  test.each([
    ['a local file', 'invalid-schema'],
    ['a relative file that was not given', 'invalid-schema'],
    ['a network address', 'invalid-schema'],
    ['a reference to itself', 'invalid-schema'],
    ['10,000 levels', 'invalid-schema'],
    ['a pattern that is no pattern', 'invalid-schema'],
    ['a metaschema on the network', 'invalid-schema'],
    ['a range that is a program', 'handoff-not-generated'],
  ])('%s is refused with %s', async (name, code) => {
    const { problems, files } = await generateFrom((shapes[name] as () => Record<string, Json>)());
    expect(problems.map(problem => problem.code)).toContain(code);
    expect(files.map(file => file.path)).not.toContain('out/handoffs/a-to-b.ts');
  });
});
