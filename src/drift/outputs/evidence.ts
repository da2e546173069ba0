/**
 * What we know of a file that stands where generated files stand: written by us and untouched, written by us and
 * changed since, or not ours at all.
 */
export type Authorship = 'intact' | 'edited' | 'foreign';

/** What the index and the files' own headers tell about the files on disk. */
export interface OutputEvidence {
  /** Who wrote this text at this path, as far as hashes can tell. */
  authorOf(path: string, text: string): Authorship;
  /** True when our index lists the path; only listed files are ever deleted. */
  isListed(path: string): boolean;
}
