/** Line and character of an offset, counted as VS Code does: from 0, in UTF-16 units; `\n`, `\r\n` and `\r` end lines. */
export interface LineIndex {
  positionAt(offset: number): { readonly line: number; readonly character: number };
}

let last: { readonly text: string; readonly index: LineIndex } | undefined;

/** The index of a text; the last one is kept, for all problems of a manifest ask for the same. */
export function lineIndexOf(text: string): LineIndex {
  if (last?.text === text) return last.index;
  const index = buildLineIndex(text);
  last = { text, index };
  return index;
}

function buildLineIndex(text: string): LineIndex {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return {
    positionAt(offset) {
      const at = Math.max(0, Math.min(offset, text.length));
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] as number) <= at) low = middle;
        else high = middle - 1;
      }
      return { line: low, character: at - (starts[low] as number) };
    },
  };
}
