/** A font of an exported picture. */
export interface Font {
  readonly size: number;
  readonly bold?: boolean;
  readonly mono?: boolean;
}

/** The families that the estimated widths are made for; each falls back to one of the same widths. */
export const families = {
  sans: "Helvetica, Arial, 'Liberation Sans', sans-serif",
  mono: "Consolas, Menlo, 'Liberation Mono', monospace",
} as const;

/** Widths of Helvetica’s characters, in thousandths of the font size. */
const widths: readonly (readonly [string, number])[] = [
  ["'", 191],
  ['ijl', 222],
  ['|', 260],
  [' ,./:;!ftI[]\\', 278],
  ['()-r`', 333],
  ['"', 355],
  ['*', 389],
  ['^', 469],
  ['Jcksvxyz', 500],
  ['+<=>~', 584],
  ['FTZL', 611],
  ['ABEKPSVXY&', 667],
  ['CDHNRUw', 722],
  ['GOQ', 778],
  ['Mm', 833],
  ['%', 889],
  ['W', 944],
  ['@', 1015],
];
const byCharacter = new Map(widths.flatMap(([characters, width]) => [...characters].map(c => [c, width])));

/** How wide a text will be, in pixels: estimated, so that a picture is the same wherever it is drawn. */
export function widthOf(text: string, { size, bold = false, mono = false }: Font): number {
  let sum = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    // East Asian characters and pictographs fill a square.
    const wide = code >= 0x1100;
    sum += wide ? 1000 : mono ? 602 : (byCharacter.get(character) ?? 556);
  }
  return (sum / 1000) * size * (bold && !mono ? 1.06 : 1);
}

/** The text, or as much of its beginning as fits, with an ellipsis. */
export function fitText(text: string, room: number, font: Font): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (widthOf(line, font) <= room) return line;
  const characters = [...line];
  let end = characters.length;
  while (end > 0 && widthOf(`${characters.slice(0, end).join('').trimEnd()}…`, font) > room) end--;
  return end === 0 ? '' : `${characters.slice(0, end).join('').trimEnd()}…`;
}

/** The text on as many lines as there may be, broken between words; the last one takes the rest, cut where it must. */
export function wrapText(text: string, room: number, most: number, font: Font): string[] {
  const lines: string[] = [];
  let words = text.trim().split(/\s+/).filter(Boolean);
  while (words.length > 0 && lines.length < most - 1) {
    let count = 1;
    while (count < words.length && widthOf(words.slice(0, count + 1).join(' '), font) <= room) count++;
    lines.push(fitText(words.slice(0, count).join(' '), room, font));
    words = words.slice(count);
  }
  return words.length > 0 ? [...lines, fitText(words.join(' '), room, font)] : lines;
}
