import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  applyIntents,
  autoLayout,
  canConnect,
  checkManifest,
  contractRules,
  listPayloadFields,
  parseManifest,
  patterns,
} from '../../src/contract/index.js';
import { isObject, type Json, type JsonObject, type JsonPath } from '../../src/schema/json.js';

/** `FUZZ_RUNS=10000 npx vitest run test/contract/fuzz` for the long run. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 200);
const today = '2026-06-01';
const readingCodes = new Set(
  'syntax-error duplicate-key merge-conflict too-deep trailing-comma empty-manifest not-an-object newer-manifest-version older-manifest-version missing-property wrong-type unknown-value invalid-value out-of-range invalid-format unknown-key invalid-id'.split(
    ' ',
  ),
);
const codes = new Set([...readingCodes, ...contractRules.map(rule => rule.id)]);

/** Everything that looks at a text must survive it, and say only what has a page. */
function survive(text: string): void {
  const parsed = parseManifest(text);
  const problems = checkManifest(parsed, { today });
  for (const { code, message, path, range, at, fixes } of problems) {
    expect(codes, message).toContain(code);
    const { start, end } = range ?? parsed.locate(path, at);
    expect(start >= 0 && start <= end && end <= text.length).toBe(true);
    if (!parsed.editable) continue;
    // A fix may be refused, but it may not break the text.
    for (const { intents } of fixes ?? []) {
      const { edits } = applyIntents(parsed, intents ?? []);
      expect(parseManifest(applyEdits(text, edits)).editable).toBe(true);
    }
  }
  parsed.pathAt(text.length >> 1);
  const { draft } = parsed;
  if (!draft) return;
  const places = autoLayout(draft);
  for (const id of Object.keys(draft.agents)) expect(places).toHaveProperty([id]);
  for (const handoff of Object.values(draft.handoffs)) listPayloadFields(draft, handoff);
  const [first = 'nobody', second = 'somebody'] = Object.keys(draft.agents);
  canConnect(draft, first, second);
}

const starters = patterns.map(pattern => pattern.starter('demo'));
const names = [
  '__proto__',
  'constructor',
  'toString',
  'planner',
  'a/b',
  'a~b',
  '',
  ' ',
  '1',
  'é',
  '"',
  '\u2028',
  'x'.repeat(70),
];
const values: Json[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  '',
  'planner',
  '__proto__',
  '#/types/Research',
  '#/types/__proto__',
  '#/x',
  '/topics',
  '/',
  'PT1S',
  'P9999999D',
  '1.0.0',
  '99999999999999999999.0.0',
  '*',
  [],
  ['planner'],
  [[]],
  [null],
  {},
  { $ref: '#' },
  { $ref: '#/types/Answer' },
  { type: ['object'] },
  { type: 'array', items: [] },
  { properties: null },
  { required: 'x' },
  { allOf: {} },
  { pattern: '(a+)+$' },
  { pattern: '(' },
  { enum: [] },
];

const paths = (json: Json, at: JsonPath = []): JsonPath[] => [
  ...(at.length > 0 ? [at] : []),
  ...(Array.isArray(json) ? json.flatMap((item, i) => paths(item, [...at, i])) : []),
  ...(isObject(json) ? Object.keys(json).flatMap(key => paths(json[key] as Json, [...at, key])) : []),
];

const mutation = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace', 'delete', 'rename', 'copy'),
  value: fc.constantFrom(...values),
  name: fc.constantFrom(...names),
  other: fc.nat(),
});

const anyManifest = fc
  .tuple(fc.constantFrom(...starters), fc.array(mutation, { minLength: 1, maxLength: 6 }))
  .map(([text, mutations]) => {
    const json = JSON.parse(text) as JsonObject;
    for (const { at, how, value, name, other } of mutations) {
      const all = paths(json);
      const path = all[at % all.length] as JsonPath;
      let parent: Json = json;
      for (const key of path.slice(0, -1)) parent = (parent as JsonObject)[key] as Json;
      const key = path.at(-1) as string;
      const holder = parent as JsonObject;
      if (how === 'replace') holder[key] = structuredClone(value);
      else if (how === 'delete' && !Array.isArray(parent)) delete holder[key];
      else if (how === 'rename' && !Array.isArray(parent)) {
        Object.defineProperty(holder, name, {
          value: holder[key],
          enumerable: true,
          configurable: true,
          writable: true,
        });
        delete holder[key];
      } else if (how === 'copy') {
        const from = all[other % all.length] as JsonPath;
        let copied: Json = json;
        for (const step of from) copied = ((copied ?? {}) as JsonObject)[step] ?? null;
        const clone = structuredClone(copied);
        if (JSON.stringify(json).length < 100_000) holder[key] = clone;
      }
    }
    return JSON.stringify(json, null, 2);
  });

const anyBroken = fc
  .tuple(
    fc.constantFrom(...starters),
    fc.array(
      fc.record({
        at: fc.nat(),
        length: fc.nat(40),
        text: fc.oneof(
          fc.string({ maxLength: 4 }),
          fc.string({ unit: 'binary', maxLength: 3 }),
          fc.constantFrom(
            '{',
            '}',
            '[',
            ']',
            ',',
            ':',
            '"',
            '//',
            '/*',
            '\\',
            '\n<<<<<<< a\n',
            '\n=======\n',
            '\n>>>>>>> b\n',
            '\0',
            '\ufeff',
            '['.repeat(300),
            '{"a":'.repeat(300),
          ),
        ),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  )
  .map(([text, damages]) =>
    damages.reduce((damaged, { at, length, text: put }) => {
      const offset = at % (damaged.length + 1);
      return damaged.slice(0, offset) + put + damaged.slice(offset + length);
    }, text),
  );

describe('any input', () => {
  it('any manifest is survived, with problems that have a page', () => {
    fc.assert(fc.property(anyManifest, survive), { numRuns });
  }, 600_000);

  it('preferred fixes come to an end', () => {
    fc.assert(
      fc.property(anyManifest, start => {
        let text = start;
        for (let round = 0; round < 200; round++) {
          const parsed = parseManifest(text);
          if (!parsed.editable) return;
          const edits = checkManifest(parsed, { today })
            .flatMap(problem => problem.fixes ?? [])
            .filter(fix => fix.preferred)
            .map(fix => applyIntents(parsed, fix.intents ?? []).edits)
            .find(found => found.length > 0);
          if (!edits) return;
          text = applyEdits(text, edits);
        }
        expect.fail(`still fixing: ${text}`);
      }),
      { numRuns: numRuns / 4 },
    );
  }, 600_000);

  it('any broken text is survived', () => {
    fc.assert(fc.property(anyBroken, survive), { numRuns });
  }, 600_000);
});
