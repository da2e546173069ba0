import type { Problem } from '../contract/problem.js';
import type { GeneratorCache } from './generator-cache.js';
import type { StampedFile } from './preamble.js';
import { checkEmitted } from './print/index.js';

/**
 * The last line of defence: what was printed of the manifest is read again, and a file that consists of anything but
 * what the generator prints is held back. The runtime is our own text, word for word.
 */
export function checkFiles(
  files: readonly StampedFile[],
  cache: GeneratorCache,
): { readonly value: readonly StampedFile[]; readonly problems: readonly Problem[] } {
  const checked = new Set<string>();
  const problems: Problem[] = [];
  const value = files.filter(({ path, text, body }) => {
    if (!path.endsWith('.ts') || path.includes('/runtime/')) return true;
    const [fault] = cache.checked.has(body) ? [] : checkEmitted(text);
    if (fault) problems.push(heldBack(path, `${fault.message}, line ${fault.line}`));
    else checked.add(body);
    return fault === undefined;
  });
  cache.checked = checked;
  return { value, problems };
}

const heldBack = (path: string, why: string): Problem => ({
  code: 'generated-text-refused',
  severity: 'error',
  message: `${path} is held back: its text holds what the generator never prints (${why}). Look for names and texts in the manifest that look like code; if there are none, please report a bug in the generator.`,
  path: [],
});
