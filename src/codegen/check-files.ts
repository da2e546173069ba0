import type { Problem } from '../contract/problem.js';
import type { GeneratorCache } from './generator-cache.js';
import type { StampedFile } from './preamble.js';
import { checkEmitted } from './print/index.js';
import { fingerprint } from './stamp.js';

/**
 * The last line of defence: what was printed of the manifest is read again, and a file that consists of anything but
 * what the generator prints is held back. The runtime is our own text, word for word. Pieces that passed in the last
 * generation are not read again.
 */
export function checkFiles(
  files: readonly StampedFile[],
  cache: GeneratorCache,
): { readonly value: readonly StampedFile[]; readonly problems: readonly Problem[] } {
  const passed = new Set<string>();
  const problems: Problem[] = [];
  const value = files.filter(({ path, text }) => {
    if (!path.endsWith('.ts') || path.includes('/runtime/')) return true;
    const pieces = text.split(/\n\n(?=\S)/).map(piece => ({ piece, hash: fingerprint(piece) }));
    const [fault] = checkEmitted(textToRead(pieces, cache.checked));
    if (fault) problems.push(heldBack(path, fault.message));
    else for (const { hash } of pieces) passed.add(hash);
    return fault === undefined;
  });
  cache.checked = passed;
  return { value, problems };
}

const declaredName = /^(?:export )?(?:const|function|interface|type) ([\w$]+)/gm;

/** The pieces that are new, and empty declarations for the names that the others bring in. */
function textToRead(
  pieces: readonly { readonly piece: string; readonly hash: string }[],
  known: ReadonlySet<string>,
): string {
  const isKnown = ({ piece, hash }: { piece: string; hash: string }) =>
    known.has(hash) && !piece.startsWith('import');
  const names = pieces.filter(isKnown).flatMap(({ piece }) => [...piece.matchAll(declaredName)]);
  const unread = pieces.filter(each => !isKnown(each)).map(({ piece }) => piece);
  return [...unread, ...names.map(([, name]) => `const ${name} = 0;`)].join('\n\n');
}

const heldBack = (path: string, why: string): Problem => ({
  code: 'generated-text-refused',
  severity: 'error',
  message: `${path} is held back: its text holds what the generator never prints (${why}). Look for names and texts in the manifest that look like code; if there are none, please report a bug in the generator.`,
  path: [],
});
