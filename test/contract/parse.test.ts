import fc from 'fast-check';
import { parse as referenceParse } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../src/contract/index.js';
import type { TextNode } from '../../src/contract/text/node.js';
import { readText, readTolerant } from '../../src/contract/text/read.js';
import { getAt, type JsonPath } from '../../src/schema/json.js';

const minimal = `{
  "manifestVersion": 1,
  "name": "demo", // a comment
  "pattern": "sequential-pipeline",
  "agents": { "a": { "role": "step" }, "b": { "role": "step" } },
  "handoffs": {
    "a-to-b": { "from": "a", "to": "b", "version": "1.0.0", "payload": { "const": 12345678901234567890 } }
  }
}
`;
/** A tree without the getters of one that reads itself. */
const plainTree = (node: TextNode | undefined): unknown => {
  if (!node || node.kind === 'scalar') return node;
  const { kind, start, end } = node;
  const children = node.kind === 'object' ? node.members : node.elements;
  return { kind, start, end, children: children.map(child => ({ ...child, node: plainTree(child.node) })) };
};
const codesOf = (text: string) => parseManifest(text).problems.map(problem => problem.code);

describe('reading text', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 1, 2, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const read = readText(text);
        expect(read.problems.filter(problem => problem.code !== 'duplicate-key')).toEqual([]);
        expect(JSON.stringify(read.value)).toBe(JSON.stringify(JSON.parse(text)));
        // The thorough reader and the quick one agree on value and places.
        const tolerant = readTolerant(text);
        expect(JSON.stringify(tolerant.value)).toBe(JSON.stringify(JSON.parse(text)));
        expect(plainTree(read.tree)).toEqual(plainTree(tolerant.tree));
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws on damaged text, and agrees with the reference parser on whether it is damaged', () => {
    const damage = fc.record({ at: fc.nat(), length: fc.nat(3), text: fc.string({ maxLength: 3 }) });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), damages => {
        let text = minimal;
        for (const { at, length, text: put } of damages) {
          const offset = at % (text.length + 1);
          text = text.slice(0, offset) + put + text.slice(offset + length);
        }
        const parsed = parseManifest(text);
        const errors: unknown[] = [];
        referenceParse(text, errors as never[], { allowTrailingComma: true });
        if (errors.length > 0) expect(parsed.editable).toBe(false);
        for (const problem of parsed.problems) {
          const range = problem.range ?? parsed.locate(problem.path, problem.at);
          expect(range.start).toBeLessThanOrEqual(range.end);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('keeps __proto__ and constructor as ordinary keys', () => {
    const { value } = readText('{ "__proto__": { "polluted": true }, "constructor": 1 }');
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    const commented = readText('{ "__proto__": { "polluted": true } /* x */ }').value;
    expect(Object.keys(commented as object)).toEqual(['__proto__']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect((value as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('refuses nesting beyond 200 without overflowing', () => {
    const parsed = parseManifest('['.repeat(100_000));
    expect(parsed.problems.some(problem => problem.code === 'too-deep')).toBe(true);
    const closed = parseManifest(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(closed.problems.map(problem => problem.code)).toContain('too-deep');
    const shallow = readText(`${'['.repeat(200)}${']'.repeat(200)}`);
    expect(shallow.problems).toEqual([]);
  });
});

describe('parseManifest', () => {
  it('reads a manifest with comments', () => {
    const parsed = parseManifest(minimal);
    expect(parsed.problems).toEqual([]);
    expect(parsed.editable).toBe(true);
    expect(parsed.manifest?.agents).toHaveProperty('a');
    expect(parsed.draft).toBe(parsed.manifest);
  });

  it.each([
    ['a byte order mark', `\ufeff${minimal}`],
    ['CRLF', minimal.replaceAll('\n', '\r\n')],
    ['mixed line ends', minimal.replace('\n', '\r\n')],
    ['no final newline', minimal.trimEnd()],
    ['one line', minimal.replace('// a comment', '').replaceAll(/\n\s*/g, '')],
  ])('reads %s', (_, text) => {
    expect(parseManifest(text).problems).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    ['nothing', '', ['empty-manifest']],
    ['a comment only', '// to do\n', ['empty-manifest']],
    ['a list', '[]', ['not-an-object']],
    ['an open brace', '{', ['syntax-error']],
    ['an escape at the end', '{ "a\\', ['syntax-error']],
    ['a trailing comma', minimal.replace('"step" } }', '"step" }, }'), ['trailing-comma']],
    ['a second key', minimal.replace('"name"', '"pattern": "peer-to-peer",\n  "name"'), ['duplicate-key']],
    [
      'a newer format',
      minimal.replace('"manifestVersion": 1', '"manifestVersion": 2'),
      ['newer-manifest-version'],
    ],
    ['a wrong type', minimal.replace('"demo"', '7'), ['wrong-type']],
    ['a missing property', minimal.replace('"from": "a", ', ''), ['missing-property']],
    ['an unknown pattern', minimal.replace('sequential-pipeline', 'sequental-pipeline'), ['unknown-value']],
    ['an unknown key', minimal.replace('"name"', '"hopLimt": 3, "name"'), ['unknown-key']],
    ['another tool’s key', minimal.replace('"name"', '"x-owner": "us", "name"'), []],
    ['a bad version', minimal.replace('"1.0.0"', '"1.0"'), ['invalid-format']],
    [
      'a suppression at no place',
      minimal.replace(
        '"name"',
        '"suppress": [{ "code": "dead-end", "path": "agents/a", "reason": "r", "expires": "2030-01-01" }], "name"',
      ),
      ['invalid-format'],
    ],
    ['a bad number', minimal.replace('"name"', '"hopLimit": 0, "name"'), ['out-of-range']],
  ])('says what is wrong with %s', (_, text, codes) => {
    expect(codesOf(text).filter((code, i, all) => all.indexOf(code) === i)).toEqual(codes);
  });

  it('offers the value in the type that the model has', () => {
    const problems = parseManifest(
      minimal.replace('"manifestVersion": 1', '"manifestVersion": "1"'),
    ).problems;
    const fixes = problems.flatMap(problem => problem.fixes ?? []);
    expect(fixes.map(({ title }) => title)).toEqual(['Change it to 1']);
    expect(fixes[0]?.intents).toEqual([{ type: 'set', path: ['manifestVersion'], value: 1 }]);
  });

  it('shows our side of a merge conflict, locked', () => {
    const text = minimal.replace(
      '  "pattern": "sequential-pipeline",\n',
      '<<<<<<< HEAD\n  "pattern": "sequential-pipeline",\n=======\n  "pattern": "peer-to-peer",\n>>>>>>> theirs\n',
    );
    const parsed = parseManifest(text);
    expect(parsed.problems.map(problem => problem.code)).toEqual(['merge-conflict']);
    expect(parsed.editable).toBe(false);
    expect(parsed.manifest?.pattern).toBe('sequential-pipeline');
    const { range } = parsed.problems[0] ?? {};
    expect(text.slice(range?.start, range?.end)).toMatch(/^<<<<<<< HEAD[\s\S]*>>>>>>> theirs$/);
  });

  it('suggests what was meant', () => {
    const parsed = parseManifest(minimal.replace('sequential-pipeline', 'sequental-pipeline'));
    expect(parsed.problems[0]?.message).toContain('Did you mean “sequential-pipeline”?');
    expect(parsed.manifest).toBeUndefined();
    expect(parsed.draft?.agents).toHaveProperty('b');
  });

  it('drafts what can be shown while the shape is wrong', () => {
    const parsed = parseManifest(
      minimal.replace('"from": "a", ', '').replace('"role": "step" }, ', '"role": 3 }, '),
    );
    expect(parsed.manifest).toBeUndefined();
    expect(Object.keys(parsed.draft?.agents ?? {})).toEqual(['a', 'b']);
    expect(parsed.draft?.handoffs).toEqual({});
  });

  it('drafts without what has several faults, and with all that stands beside it', () => {
    const text = minimal
      .replace('"a-to-b": {', '"new": {}, "a-to-b": {')
      .replace('"handoffs"', '"sideEffects": { "new": {} }, "samples": [1, "a", 2, "b"], "handoffs"');
    const { draft } = parseManifest(text);
    expect(Object.keys(draft?.handoffs ?? {})).toEqual(['a-to-b']);
    expect(draft?.sideEffects).toEqual({});
    expect(draft?.samples).toEqual(['a', 'b']);
  });

  it('locates keys and values, and falls back to the nearest ancestor', () => {
    const parsed = parseManifest(minimal);
    const slice = (path: JsonPath, at?: 'key' | 'value') => {
      const { start, end } = parsed.locate(path, at);
      return minimal.slice(start, end);
    };
    expect(slice(['name'])).toBe('"demo"');
    expect(slice(['name'], 'key')).toBe('"name"');
    expect(slice(['agents', 'a', 'model'])).toBe('"a"');
    expect(slice(['nowhere'])).toBe('{');
    expect(slice([])).toBe(minimal.trimEnd());
  });

  it('finds the path at every offset, consistently with the places', () => {
    const parsed = parseManifest(minimal);
    for (let offset = 0; offset <= minimal.length; offset++) {
      const path = parsed.pathAt(offset);
      const key = parsed.locate(path, 'key');
      const value = parsed.locate(path);
      if (path.length > 0 && getAt(parsed.json, path) !== undefined) {
        const start = typeof path.at(-1) === 'number' ? value.start : key.start;
        expect(offset).toBeGreaterThanOrEqual(start);
        expect(offset).toBeLessThanOrEqual(value.end);
      }
    }
    expect(parsed.pathAt(minimal.indexOf('"from"') + 2)).toEqual(['handoffs', 'a-to-b', 'from']);
  });
});
