import type { Io } from './io.js';

const codes = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
} as const;

/** Wraps text in an ANSI style, or leaves it plain. */
export function paint(color: boolean, style: keyof typeof codes, text: string): string {
  if (!color || text === '') return text;
  const [open, close] = codes[style];
  return `\u001b[${open}m${text}\u001b[${close}m`;
}

/** Whether to colour: `--color` decides, then NO_COLOR and FORCE_COLOR, then whether it is a terminal. */
export function wantsColor(when: string | undefined, { env, isTerminal }: Io): boolean {
  if (when === 'always') return true;
  if (when === 'never') return false;
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return true;
  return isTerminal && env.TERM !== 'dumb';
}
