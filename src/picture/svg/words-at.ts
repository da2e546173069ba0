import { element, xmlText } from './element.js';
import { type Font, families, widthOf } from './text-width.js';

interface Place extends Font {
  readonly x: number;
  /** The text's base line. */
  readonly y: number;
  readonly fill: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/**
 * A line of real text: it can be selected, searched and restyled. Where the viewer has another font, it is squeezed into
 * the room that was planned for it.
 */
export function wordsAt(text: string, { x, y, fill, size, bold, mono, anchor = 'start' }: Place): string {
  if (text === '') return '';
  return element(
    'text',
    {
      x,
      y,
      fill,
      'font-size': size,
      'font-weight': bold ? 600 : undefined,
      'font-family': mono ? families.mono : undefined,
      textLength: widthOf(text, { size, ...(bold && { bold }), ...(mono && { mono }) }),
      lengthAdjust: 'spacingAndGlyphs',
      'text-anchor': anchor === 'start' ? undefined : anchor,
    },
    xmlText(text),
  );
}
