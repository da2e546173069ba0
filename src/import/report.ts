import type { ImportNote } from './importer.js';
import type { ImportResult } from './index.js';

const headings = {
  lost: 'Not carried over',
  guessed: 'Decided for you',
  added: 'Added, because the pattern or a production contract needs it',
} as const satisfies Record<ImportNote['kind'], string>;

/** An import's report as Markdown, with the places in the source. */
export function describeImport({ name, format, report }: ImportResult, file: string): string {
  const sections = (Object.keys(headings) as ImportNote['kind'][]).flatMap(kind => {
    const notes = report.filter(note => note.kind === kind);
    if (notes.length === 0) return [];
    const lines = notes.map(({ message, place }) =>
      place ? `- ${plainText(message)} (${plainText(file)}:${place.line})` : `- ${plainText(message)}`,
    );
    return [`## ${headings[kind]}\n\n${lines.join('\n')}\n`];
  });
  const intro = `Imported from ${plainText(file)} (${format?.title ?? 'unknown'}). The workflow is valid as it stands; look through what follows before you rely on it.\n`;
  return [`# Import of ${plainText(name)}\n`, intro, ...sections].join('\n');
}

/** Text from a file may not turn into markup. */
const plainText = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>#|~&]/g, sign => `\\${sign}`).replace(/\s+/g, ' ');
