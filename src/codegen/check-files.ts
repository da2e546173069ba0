import type { Problem } from '../contract/problem.js';
import type { GeneratorCache } from './generator-cache.js';
import type { StampedFile } from './preamble.js';
import { checkEmitted } from './print/index.js';

/**
 * The last line of defence: what was printed of the manifest is read again, and a file that consists of anything but
 * what the generator prints is held back. The runtime is our own text, word for word. Pieces that passed in the last
 * generation are not read again.
 */
export function checkFiles(
  files: readonly StampedFile[],
  cache: GeneratorCache,
): { readonly value: readonly StampedFile[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const value = files.filter(file => {
    if (!file.path.endsWith('.ts') || file.path.includes('/runtime/') || cache.passed.has(file)) return true;
    const why = checkPieces(file, cache);
    if (why === undefined) cache.passed.add(file);
    else problems.push(heldBack(file.path, why));
    return why === undefined;
  });
  return { value, problems };
}

function checkPieces({ path, pieces }: StampedFile, cache: GeneratorCache): string | undefined {
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
  const [fault] = checkEmitted(unread.join('\n\n'), { declared: brought });
  cache.checked.delete(path);
  if (fault === undefined) cache.checked.set(path, now);
  return fault?.message;
}

const declaredName = /^(?:export )?(?:const|function|interface|type) ([\w$]+)/gm;

const heldBack = (path: string, why: string): Problem => ({
  code: 'generated-text-refused',
  severity: 'error',
  message: `${path} is held back: its text holds what the generator never prints (${why}). Look for names and texts in the manifest that look like code; if there are none, please report a bug in the generator.`,
  path: [],
});
