import type { Mark } from '../marks.js';
import { markWords, worstOf } from '../marks.js';

/** The count of problems on a card's corner: colour, number and shape, never colour alone. */
export function MarkBadge({ mark }: { mark: Mark | undefined }) {
  const worst = worstOf(mark);
  if (!mark || !worst) return null;
  return (
    <span className={`mark ${worst}`} title={markWords(mark)} aria-hidden="true">
      {worst === 'error' ? mark.errors : mark.warnings}
    </span>
  );
}
