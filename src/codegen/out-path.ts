/** Names that Windows keeps for devices, with any extension. */
const deviceName = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** Folders and files of other tools, in which generated code has no business. */
const keptNames = new Set(['.git', '.vscode', '.github', '.husky', '.idea', 'node_modules', 'package.json']);

/**
 * Checks `generate.outDir` and cleans it (`./src//x/` → `src/x`): a folder below the manifest's own, on every
 * platform. Gives the reason when it is refused.
 */
export function cleanOutDir(
  outDir: string,
): { readonly ok: true; readonly value: string } | { readonly ok: false; readonly reason: string } {
  const refuse = (reason: string) => ({ ok: false, reason }) as const;
  if (outDir.length > 200) return refuse('is longer than 200 characters');
  if (/[\p{C}<>:"|?*\\]/u.test(outDir)) return refuse('has characters that not every file system allows');
  if (outDir.startsWith('/') || outDir.startsWith('~'))
    return refuse('must be relative to the manifest’s folder');
  const parts = outDir.split('/').filter(part => part !== '' && part !== '.');
  if (parts.length === 0) return refuse('must name a folder of its own');
  for (const part of parts) {
    if (part === '..') return refuse('must stay below the manifest’s folder');
    if (part.endsWith('.') || part.endsWith(' ') || part.startsWith(' '))
      return refuse(`has a part, “${part}”, that Windows cannot keep apart from another`);
    if (deviceName.test(part)) return refuse(`has a part, “${part}”, that is a device on Windows`);
    // NTFS and HFS+ know `.git` by these names too.
    if (keptNames.has(part.toLowerCase().normalize('NFKC')) || /^git~\d/i.test(part))
      return refuse(`leads into “${part}”, which belongs to another tool`);
  }
  return { ok: true, value: parts.join('/') };
}
