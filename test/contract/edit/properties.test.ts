import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  applyIntents,
  type Intent,
  parseManifest,
  type TextEdit,
} from '../../../src/contract/index.js';
import { invert } from './applying.js';
import { anyIntents } from './intents.js';
import { anyLayout, layOut } from './texts.js';

describe('any intents', () => {
  it('give the expected value, sorted disjoint edits, and are undone to the original bytes', () => {
    fc.assert(
      fc.property(anyLayout, anyIntents, (layout, scripted) => {
        const original = layOut(layout);
        let text = original;
        const undo: TextEdit[][] = [];
        for (const { intent, expected } of scripted) {
          const parsed = parseManifest(text);
          const { edits, problems } = applyIntents(parsed, [intent]);
          if (problems.length > 0) {
            expect(edits).toEqual([]);
            continue;
          }
          for (const [i, edit] of edits.entries()) {
            const before = edits[i - 1];
            if (before) expect(edit.offset).toBeGreaterThanOrEqual(before.offset + before.length);
          }
          const after = applyEdits(text, edits);
          const read = parseManifest(after);
          expect(read.editable).toBe(true);
          expect(read.json).toEqual(expected(structuredClone(parsed.json as never)));
          undo.push(invert(text, edits));
          text = after;
        }
        for (const edits of undo.reverse()) text = applyEdits(text, edits);
        expect(text).toBe(original);
      }),
      { numRuns: 40 },
    );
  });

  it('come to the same value one by one and as a batch, and the batch is undone to the original bytes', () => {
    fc.assert(
      fc.property(anyLayout, anyIntents, (layout, scripted) => {
        const original = layOut(layout);
        const intents: Intent[] = [];
        let text = original;
        for (const { intent } of scripted.slice(0, 12)) {
          const { edits, problems } = applyIntents(parseManifest(text), [intent]);
          if (problems.length > 0) continue;
          intents.push(intent);
          text = applyEdits(text, edits);
        }
        const parsed = parseManifest(original);
        const { edits, problems } = applyIntents(parsed, intents);
        expect(problems).toEqual([]);
        const batch = applyEdits(original, edits);
        expect(parseManifest(batch).json).toEqual(parseManifest(text).json);
        expect(applyEdits(batch, invert(original, edits))).toBe(original);
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 60) },
    );
  });
});
