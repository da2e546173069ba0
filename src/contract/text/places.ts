/** A place in a text, lines and columns counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a text begins. */
export const start: Place = { line: 1, column: 1 };

/** Where the lines of a text begin; `\n`, `\r\n` and a lone `\r` all end one, as they do in VS Code. */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** Turns offsets of a text into places. */
export function placesOf(text: string, starts = lineStartsOf(text)): (offset: number) => Place {
  return offset => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 };
  };
}
