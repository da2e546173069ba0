/** Joins a `/`-separated path to the folder of another one, keeping a leading `../`: `a/b.json` + `../c` → `c`. */
export function joinPath(base: string, path: string): string {
  const parts = base.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
