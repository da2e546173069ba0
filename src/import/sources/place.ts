/** A place in a source, lines and columns counted from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where a text begins. */
export const start: Place = { line: 1, column: 1 };

/** Turns offsets of a text into places; `\n`, `\r\n` and a lone `\r` all end a line. */
export function placesOf(text: string): (offset: number) => Place {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
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
