import type { Fix, Problem } from '../../contract/problem.js';
import type { OutputFile, OutputState } from '../outputs/classify.js';
import type { DriftContext, DriftRule } from '../rule.js';

/** What a rule says about output files in one state. */
interface OutputWords {
  /** The sentence for one file; shown on that file. */
  readonly one: (file: OutputFile) => string;
  /** The sentence for several; shown on the manifest. `names` lists the first few. */
  readonly many: (count: number, names: string) => string;
  readonly fixesOf: (files: readonly OutputFile[]) => readonly Fix[];
}

/**
 * Reports output files in some states: one problem on the manifest for all of them, and one on each file that exists,
 * so that whoever opens either sees it.
 */
export function reportOutputs(
  rule: Pick<DriftRule, 'id' | 'severity'>,
  { outputs, subject }: DriftContext,
  states: readonly OutputState[],
  words: OutputWords,
): readonly Problem[] {
  const found = outputs.filter(output => states.includes(output.state));
  const [first] = found;
  if (!first || subject.manifest.generate === undefined) return [];
  const problem = (message: string, files: readonly OutputFile[]): Problem => ({
    code: rule.id,
    severity: rule.severity,
    message,
    path: ['generate', 'outDir'],
    fixes: words.fixesOf(files),
  });
  const summary = found.length === 1 ? words.one(first) : words.many(found.length, listNames(found));
  return [
    {
      ...problem(summary, found),
      related: found
        .filter(output => output.actual !== undefined)
        .slice(0, 10)
        .map(output => ({ message: 'The file is here.', path: [], file: output.path })),
    },
    ...found
      .filter(output => output.actual !== undefined)
      .map(output => ({
        ...problem(words.one(output), [output]),
        file: output.path,
        path: [],
        range: { start: 0, end: firstLineLength(output.actual ?? '') },
      })),
  ];
}

/** `a, b, c and 4 more`. */
export function listNames(files: readonly { readonly path: string }[], most = 3): string {
  const names = files.map(file => file.path);
  if (names.length <= most + 1) return names.join(', ');
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}

/** Regenerates these files; the fix of everything that nobody wrote by hand. */
export const regenerate = (files: readonly OutputFile[]): Fix => ({
  title: files.length === 1 ? `Regenerate ${files[0]?.path}` : `Regenerate ${files.length} files`,
  preferred: true,
  action: { kind: 'regenerate', files: files.map(file => file.path) },
});

/** Opens what stands there beside what generating would write. */
export const showDifference = (files: readonly OutputFile[]): readonly Fix[] =>
  onlyOne(files).map(({ path }) => ({
    title: `Show the difference in ${path}`,
    action: { kind: 'show-difference', file: path },
  }));

/** Throws away what is in these files; never preferred. */
export const overwrite = (files: readonly OutputFile[]): readonly Fix[] =>
  onlyOne(files).map(({ path }) => ({
    title: `Overwrite ${path} with generated code`,
    action: { kind: 'overwrite', file: path },
  }));

/** Where a problem stands for several files, each file's own problem offers what has to be decided one by one. */
const onlyOne = (files: readonly OutputFile[]): readonly OutputFile[] => (files.length === 1 ? files : []);

function firstLineLength(text: string): number {
  const end = text.search(/[\r\n]/);
  return end < 0 ? text.length : end;
}
