import type { Problem } from '../contract/problem.js';
import type { GeneratorCache } from './generator-cache.js';
import type { Pausable } from './pausable.js';
import type { StampedFile } from './preamble.js';
import { checkEmitted } from './print/index.js';

/**
 * The last line of defence: what was printed of the manifest is read again, and a file that consists of anything but
 * what the generator prints is held back. The runtime is our own text, word for word. Pieces that passed in the last
 * generation are not read again.
 */
export function* checkFiles(files: readonly StampedFile[], cache: GeneratorCache): Pausable<Checked> {
  const problems: Problem[] = [];
  const value: StampedFile[] = [];
  let read = 0;
  for (const file of files) {
    const isOurs = !file.path.endsWith('.ts') || file.path.includes('/runtime/');
    if (!isOurs && !cache.passed.has(file)) {
      if (++read % filesInARow === 0) yield;
      const why = yield* checkPieces(file, cache);
      if (why !== undefined) {
        problems.push(heldBack(file.path, why));
        continue;
      }
      cache.passed.add(file);
    }
    value.push(file);
  }
  return { value, problems };
}

/** The files that passed, and why the others did not. */
interface Checked {
  readonly value: readonly StampedFile[];
  readonly problems: readonly Problem[];
}

/** Between two pauses. */
const filesInARow = 50;
const piecesInARow = 100;

function* checkPieces({ path, pieces }: StampedFile, cache: GeneratorCache): Pausable<string | undefined> {
  const before = cache.checked.get(path);
  const now = new Map<string, readonly string[]>();
  const brought: string[] = [];
  const unread = pieces.filter(piece => {
    // Imports are always read: they say which names the others may use.
    const names = piece.startsWith('import') ? undefined : before?.get(piece);
    now.set(piece, names ?? [...piece.matchAll(declaredName)].map(([, name]) => name as string));
    if (names) brought.push(...names);
    return names === undefined;
  });
  cache.checked.delete(path);
  // A long file is read in parts: each with all imports, and knowing what the others declare.
  const isLong = unread.length > 2 * piecesInARow;
  const imports = unread.filter(piece => piece.startsWith('import'));
  const rest = unread.filter(piece => !piece.startsWith('import'));
  const parts = isLong ? inARow(rest).map(part => [...imports, ...part]) : [unread];
  const declared = isLong ? [...brought, ...rest.flatMap(piece => now.get(piece) ?? [])] : brought;
  for (const part of parts) {
    const [fault] = checkEmitted(part.join('\n\n'), { declared });
    if (fault !== undefined) return fault.message;
    if (isLong) yield;
  }
  cache.checked.set(path, now);
  return undefined;
}

const inARow = (pieces: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(pieces.length / piecesInARow) }, (_, i) =>
    pieces.slice(i * piecesInARow, (i + 1) * piecesInARow),
  );

const declaredName = /^(?:export )?(?:const|function|interface|type) ([\w$]+)/gm;

const heldBack = (path: string, why: string): Problem => ({
  code: 'generated-text-refused',
  severity: 'error',
  message: `${path} is held back: its text holds what the generator never prints (${why}). Look for names and texts in the manifest that look like code; if there are none, please report a bug in the generator.`,
  path: [],
});
