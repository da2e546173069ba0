import { expect } from 'vitest';
import {
  applyEdits,
  applyIntents,
  type Intent,
  parseManifest,
  type TextEdit,
} from '../../../src/contract/index.js';

/** The text after intents, none of which may be refused. */
export function apply(text: string, ...intents: Intent[]): string {
  const result = applyIntents(parseManifest(text), intents);
  expect(result.problems).toEqual([]);
  return applyEdits(text, result.edits);
}
/** Why the first of the intents was refused. */
export const refusal = (text: string, ...intents: Intent[]) => {
  const result = applyIntents(parseManifest(text), intents);
  expect(result.edits).toEqual([]);
  return result.problems[0]?.message;
};
/** The edits that take edits back. */
export const invert = (text: string, edits: readonly TextEdit[]): TextEdit[] => {
  let shift = 0;
  return edits.map(({ offset, length, text: put }) => {
    const inverse = { offset: offset + shift, length: put.length, text: text.slice(offset, offset + length) };
    shift += put.length - length;
    return inverse;
  });
};
