import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkManifest, type ParsedManifest, parseManifest, patterns } from '../../src/contract/index.js';
import { judgeShape } from '../../src/contract/manifest/judge-shape.js';
import { manifestModel } from '../../src/contract/manifest/workflow.js';
import { locateIn } from '../../src/contract/text/find.js';
import type { TextNode } from '../../src/contract/text/node.js';
import { toPointer } from '../../src/schema/json.js';

const today = '2026-06-01';
const commented = `// The researchers.
{
  "manifestVersion": 1, "name": "demo", "pattern": "supervisor-worker", "hopLimit": 9,
  "agents": {
    "planner": { "role": "supervisor" /* plans */ },
    "__proto__": { "role": "worker", "accepts": { "planner-to-a": "^1.0.0" } },
    "a": { "role": "worker", "x-note": [1, 2.50, { "deep": {} }] }
  },
  "handoffs": {
    // There, and not back.
    "planner-to-a": {
      "from": "planner", "to": "a", "version": "1.0.0", // pinned
      "payload": { "$ref": "#/types/Task" }, "context": { "summary": {} }
    }
  },
  "types": {
    "Task": { "type": "object", "required": ["id"], "properties": { "part": { "$ref": "#/types/Part" } } },
    "Part": { "allOf": [{ "$ref": "#/types/Nothing" }] }, "Any": true, "Nothing": { "type": [], "minLength": "x" },
    "Loop": { "$ref": "#/types/Again" }, "Again": { "type": "object" }
  },
  "layout": { "a": { "x": 1, "y": -2 } }
}
`;
const starters = [commented, ...patterns.map(pattern => pattern.starter('demo'))];

/** What typing, pasting, deleting and moving text does. */
const edit = fc.oneof(
  fc.record({
    at: fc.nat(),
    length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(200)),
    text: fc.oneof(
      fc.constantFrom('"', '{', '}', '[', ',', ':', '//', '/*', '*/', '\\', '<<<<<<< a\n', ' ', '0', '\n'),
      fc.constantFrom(
        '"b": { "role": "worker" },',
        '"x": 1, ',
        '"a": {},',
        '"__proto__": {},',
        'null',
        'step',
      ),
      fc.string({ maxLength: 3 }),
    ),
  }),
  fc.record({ undo: fc.nat() }),
);

const plainTree = (node: TextNode | undefined): unknown => {
  if (!node || node.kind === 'scalar') return node;
  const { kind, start, end } = node;
  const children = node.kind === 'object' ? node.members : node.elements;
  return { kind, start, end, children: children.map(child => ({ ...child, node: plainTree(child.node) })) };
};

/** Everything that can be asked of a parsed manifest, the order of keys included. */
function everything(parsed: ParsedManifest): string {
  const { locate, pathAt, tree, pieces: _, ...rest } = parsed;
  const checked = checkManifest(parsed, { today }).map(problem => ({
    ...problem,
    place: locate(problem.path, problem.at),
    plainPlace: locateIn(tree, problem.path, problem.at ?? 'value'),
  }));
  for (const { place, plainPlace } of checked) expect(place).toEqual(plainPlace);
  const paths = [0.1, 0.5, 0.9].map(share => pathAt(Math.floor(rest.text.length * share)));
  return JSON.stringify({ ...rest, tree: plainTree(tree), checked, paths });
}

describe('reading the next text', () => {
  it('comes to the same as reading it afresh, whatever was edited', () => {
    const session = fc.tuple(fc.constantFrom(...starters), fc.array(edit, { minLength: 1, maxLength: 8 }));
    fc.assert(
      fc.property(session, ([start, edits]) => {
        const texts = [start];
        let parsed = parseManifest(start);
        for (const step of edits) {
          const last = texts.at(-1) as string;
          const offset = 'undo' in step ? 0 : step.at % (last.length + 1);
          const text =
            'undo' in step
              ? (texts[step.undo % texts.length] as string)
              : last.slice(0, offset) + step.text + last.slice(offset + step.length);
          texts.push(text);
          parsed = parseManifest(text, parsed);
          expect(everything(parsed)).toBe(everything(parseManifest(text)));
        }
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 60) },
    );
  });

  it('judges schemas again that lead to one that has changed', () => {
    const read = (text: string, before?: ParsedManifest) => {
      const parsed = parseManifest(text, before);
      const found = checkManifest(parsed, { today }).filter(({ code }) => code === 'invalid-schema');
      return { parsed, found: JSON.stringify(found) };
    };
    const loop = commented.replace('"Again": { "type": "object" }', '"Again": { "$ref": "#/types/Loop" }');
    const wrong = commented.replace('"required": ["id"]', '"required": "id"');
    let { parsed } = read(commented);
    for (const text of [loop, wrong, commented, loop, commented, wrong, loop]) {
      const next = read(text, parsed);
      expect(next.found).toBe(read(text).found);
      expect(next.found.includes('leads back to itself')).toBe(text === loop);
      parsed = next.parsed;
    }
  });

  it('keeps what has not changed as the same objects, also across a broken text', () => {
    const before = parseManifest(commented);
    const broken = parseManifest(commented.replace('"hopLimit": 9', '"hopLimit: 9'), before);
    const after = parseManifest(commented.replace('"from": "planner"', '"from": "a"'), broken);
    expect(broken.editable).toBe(false);
    expect(after.manifest?.agents.planner).toBe(before.manifest?.agents.planner);
    expect(after.manifest?.types?.Task).toBe(before.manifest?.types?.Task);
    expect(after.json?.agents).toEqual(before.json?.agents);
    expect(after.manifest?.handoffs['planner-to-a']).not.toBe(before.manifest?.handoffs['planner-to-a']);
    expect(after.manifest?.handoffs['planner-to-a']?.from).toBe('a');
  });

  it('judges entity by entity as the model judges the whole', () => {
    const shapes = fc.array(
      fc.tuple(fc.nat(), fc.constantFrom('null', '5', '"worker"', '{}', '[]', 'true', '{ "x": "y" }')),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...starters), shapes, (start, changes) => {
        let text = start;
        for (const [at, value] of changes) {
          const values = [...text.matchAll(/: ("[^"]*"|\d+|true)/g)];
          const found = values[at % values.length];
          if (found)
            text = `${text.slice(0, found.index + 2)}${value}${text.slice(found.index + found[0].length)}`;
        }
        const { json } = parseManifest(text);
        if (!json) return;
        const judged = judgeShape(json);
        const whole = manifestModel.safeParse(json);
        expect(JSON.stringify(judged.manifest)).toBe(JSON.stringify(whole.data));
        const keys = (issues: typeof judged.issues) =>
          issues.map(({ code, message, path }) => `${toPointer(path as string[])} ${code} ${message}`).sort();
        expect(keys(judged.issues)).toEqual(keys(whole.error?.issues ?? []));
      }),
      { numRuns: 300 },
    );
  });
});
