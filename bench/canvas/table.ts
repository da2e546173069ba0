/** One line of the table: what was done, the frames of both sides, and how much their browsers worked for one. */
export interface Row {
  readonly what: string;
  readonly ours: readonly number[];
  readonly bare: readonly number[];
  readonly cpu?: { readonly ours: number; readonly bare: number };
}

const sorted = (numbers: readonly number[]): number[] => [...numbers].sort((a, b) => a - b);

export const median = (numbers: readonly number[]): number =>
  sorted(numbers)[Math.floor(numbers.length / 2)] ?? Number.NaN;
export const percentile95 = (numbers: readonly number[]): number =>
  sorted(numbers)[Math.floor(numbers.length * 0.95)] ?? Number.NaN;
export const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/** The head of a table of rows. */
export const headOf = [
  '| ms a frame | ours: median | mean | p95 | cpu | bare: median | mean | p95 | cpu | **mean, ours / bare** | cpu, ours / bare |',
  '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
].join('\n');

/** Prints a row; the ratio is of the means, as two quick frames may follow a slow one and the median would not see it. */
export function printRow({ what, ours, bare, cpu }: Row): void {
  const side = (frames: readonly number[], work: number | undefined): string[] =>
    frames.length === 1
      ? ['', mean(frames).toFixed(0), '', '']
      : [
          ...[median(frames), mean(frames), percentile95(frames)].map(number => number.toFixed(1)),
          work?.toFixed(1) ?? '',
        ];
  const cells = [
    what,
    ...side(ours, cpu?.ours),
    ...side(bare, cpu?.bare),
    `**${(mean(ours) / mean(bare)).toFixed(2)}**`,
    cpu ? (cpu.ours / cpu.bare).toFixed(2) : '',
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
