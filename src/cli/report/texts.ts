import type { Gathered } from '../../drift/gather.js';

/** The texts that a workflow's problems may be in, beside its manifest. */
export interface Texts {
  /** A file's text, by path relative to the manifest's folder; undefined where it is not at hand. */
  of(path: string): string | undefined;
  /** The manifest as it was at the baseline. */
  readonly baseline?: { readonly text: string; readonly label: string };
}

/** No texts: for problems that are all in the manifest. */
export const noTexts: Texts = { of: () => undefined };

/** Where to find the texts that problems of a gathered workflow may be in. */
export function textsOf(gathered: Gathered | undefined): Texts {
  if (!gathered) return noTexts;
  const { actual, files, sources, baseline } = gathered.subject;
  return {
    of: path => actual.get(path) ?? files.get(path) ?? sources?.get(path),
    ...(baseline && { baseline }),
  };
}
