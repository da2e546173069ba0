import { parseArgs } from 'node:util';
import { type Command, commonOptions, type Option, type OptionValues } from './command.js';
import { InputError } from './exit.js';

/** Parses what follows the command's name; throws `InputError` with a suggestion for what is not understood. */
export function parseArguments(
  command: Command,
  argv: readonly string[],
): { readonly operands: readonly string[]; readonly options: OptionValues } {
  const known: Record<string, Option> = { ...command.options, ...commonOptions };
  const help = `Run "handoff help ${command.name}" for its options.`;
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      Object.entries(known).map(([name, { type, short, multiple }]) => [
        name,
        { type, ...(short && { short }), ...(multiple && { multiple }) },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (!option) {
      const near = nearest(token.name, Object.keys(known));
      throw new InputError(
        `handoff ${command.name} has no option ${token.rawName}.`,
        near ? `Did you mean --${near}? ${help}` : help,
      );
    }
    if (option.type === 'boolean' && token.value !== undefined)
      throw new InputError(`${token.rawName} takes no value.`, help);
    if (option.type === 'string' && (token.value === undefined || token.value === ''))
      throw new InputError(`${token.rawName} needs a value (${option.value ?? 'VALUE'}).`, help);
    if (option.choices && !option.choices.includes(token.value ?? '')) {
      const near = nearest(token.value ?? '', option.choices);
      throw new InputError(
        `${token.rawName} cannot be "${token.value}": use one of ${option.choices.join(', ')}.`,
        near && `Did you mean ${near}?`,
      );
    }
    const before = given.get(token.name) ?? [];
    if (before.length > 0 && !option.multiple && option.type === 'string')
      throw new InputError(`${token.rawName} is given more than once.`, help);
    given.set(token.name, [...before, token.value ?? '']);
  }
  return {
    operands: positionals,
    options: {
      flag: name => given.has(name),
      text: name => given.get(name)?.[0],
      texts: name => given.get(name) ?? [],
    },
  };
}

/** The known word that was probably meant: at most two letters away. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map(candidate => ({ candidate, distance: editDistance(word, candidate) }))
    .filter(({ candidate, distance }) => distance <= 2 && distance < candidate.length)
    .sort((a, b) => a.distance - b.distance);
  return best?.candidate;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** A whole number of at least `least`; throws `InputError` for anything else. */
export function parseCount(name: string, text: string | undefined, least = 0): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(count) || count < least)
    throw new InputError(`--${name} needs a whole number of at least ${least}, not "${text}".`);
  return count;
}
