import type { TextEdit } from './intent.js';

/** Applies edits that neither overlap nor depend on each other; their offsets are those of `text`. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = sortEdits(edits);
  let result = '';
  let from = 0;
  for (const { offset, length, text: put } of sorted) {
    result += text.slice(from, offset) + put;
    from = offset + length;
  }
  return result + text.slice(from);
}

/** Edits by offset; insertions at one place keep their order. */
export const sortEdits = (edits: readonly TextEdit[]): TextEdit[] =>
  [...edits].sort((a, b) => a.offset - b.offset || a.length - b.length);

/** A stretch of the original text that is still there, or text that was put in. */
type Piece = { readonly from: number; readonly length: number } | { readonly text: string };

const lengthOf = (piece: Piece): number => ('text' in piece ? piece.text.length : piece.length);

/** Follows one text through several rounds of edits, and says in the end what they amount to on the original. */
export interface EditTrail {
  /** Takes the next round; its offsets are those of the text as the rounds before have left it. */
  follow(edits: readonly TextEdit[]): void;
  /** All rounds as one list of minimal edits of the original. */
  summarise(): TextEdit[];
}

/** Starts a trail on an original text. */
export function startTrail(original: string): EditTrail {
  let pieces: Piece[] = [{ from: 0, length: original.length }];
  return {
    follow(edits) {
      pieces = replacePieces(pieces, sortEdits(edits));
    },
    summarise() {
      const edits: TextEdit[] = [];
      let from = 0;
      let put = '';
      for (const piece of [...pieces, { from: original.length, length: 0 }]) {
        if ('text' in piece) {
          put += piece.text;
          continue;
        }
        if (piece.length === 0 && piece.from !== original.length) continue;
        if (piece.from > from || put !== '') {
          const edit = trimEdit(original, { offset: from, length: piece.from - from, text: put });
          if (edit) edits.push(edit);
        }
        put = '';
        from = piece.from + piece.length;
      }
      return edits;
    },
  };
}

function replacePieces(pieces: readonly Piece[], edits: readonly TextEdit[]): Piece[] {
  const result: Piece[] = [];
  let at = 0;
  let next = 0;
  let edit = edits[next];
  let hiddenUntil = 0;
  for (const piece of pieces) {
    const end = at + lengthOf(piece);
    let from = at;
    // Insertions at the end of the last piece belong to it, hence the second condition.
    while (edit && (edit.offset < end || (edit.offset === end && piece === pieces.at(-1)))) {
      keep(result, piece, at, Math.max(from, hiddenUntil), edit.offset);
      result.push({ text: edit.text });
      from = edit.offset;
      hiddenUntil = Math.max(hiddenUntil, edit.offset + edit.length);
      edit = edits[++next];
    }
    keep(result, piece, at, Math.max(from, hiddenUntil), end);
    at = end;
  }
  return result;
}

function keep(result: Piece[], piece: Piece, at: number, from: number, to: number): void {
  if (to <= from) return;
  if ('text' in piece) result.push({ text: piece.text.slice(from - at, to - at) });
  else result.push({ from: piece.from + (from - at), length: to - from });
}

/** Takes off what an edit leaves as it was; undefined when that is everything. Never splits a CRLF or a surrogate pair. */
function trimEdit(original: string, edit: TextEdit): TextEdit | undefined {
  const old = original.slice(edit.offset, edit.offset + edit.length);
  if (old === edit.text) return undefined;
  const most = Math.min(old.length, edit.text.length);
  let head = 0;
  while (head < most && old[head] === edit.text[head]) head++;
  while (head > 0 && isJoined(old[head - 1], old[head], edit.text[head])) head--;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === edit.text[edit.text.length - 1 - tail]) tail++;
  while (
    tail > 0 &&
    (isJoined(old[old.length - tail - 1], old[old.length - tail]) ||
      isJoined(edit.text[edit.text.length - tail - 1], edit.text[edit.text.length - tail]))
  )
    tail--;
  return {
    offset: edit.offset + head,
    length: old.length - head - tail,
    text: edit.text.slice(head, edit.text.length - tail),
  };
}

/** True where a cut between `before` and what follows would split what belongs together. */
function isJoined(before: string | undefined, ...following: (string | undefined)[]): boolean {
  if (before === undefined) return false;
  if (before === '\r') return following.includes('\n');
  const code = before.charCodeAt(0);
  return code >= 0xd800 && code <= 0xdbff;
}
