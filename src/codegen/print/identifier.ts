const keywords = new Set(
  (
    'abstract any arguments as async await bigint boolean break case catch class const continue debugger declare default ' +
    'delete do else enum eval export extends false finally for function if implements import in infer instanceof interface ' +
    'keyof let module namespace never new null number object package private protected public return static string super ' +
    'switch symbol this throw true try type typeof undefined unique unknown using var void while with yield ' +
    'constructor prototype globalThis global window document process require exports self console'
  ).split(' '),
);

// Built-in type names that generated code or its readers rely on.
const builtIns = new Set(
  (
    'Array ArrayBuffer Awaited BigInt Boolean Buffer Date Error Exclude Extract Function Infinity InstanceType Iterable ' +
    'JSON Map Math NaN NonNullable Number Object Omit Parameters Partial Pick Promise PropertyKey Proxy Readonly ' +
    'ReadonlyArray ReadonlyMap ReadonlySet Record Reflect RegExp Required ReturnType Set String Symbol Uint8Array WeakMap'
  ).split(' '),
);

/** Names that are not free any more, in lower case. */
export interface Taken {
  has(name: string): boolean;
  add(name: string): unknown;
}

/**
 * Makes an identifier of any text and takes it: words joined in PascalCase or camelCase, never reserved, never equal
 * to a taken one even on a file system that ignores case (then `2`, `3`… is appended). `taken` holds lower-case names.
 */
export function identifier(text: string, taken: Taken, style: 'pascal' | 'camel' = 'pascal'): string {
  const base = bare(text, style);
  const first = (style === 'pascal' ? builtIns : keywords).has(base)
    ? `${base}${style === 'pascal' ? 'Type' : 'Value'}`
    : base;
  let name = first;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${first}${/\d$/.test(first) ? '_' : ''}${n}`;
  taken.add(name.toLowerCase());
  return name;
}

// Editors generate the same names again and again.
const spelled = { pascal: new Map<string, string>(), camel: new Map<string, string>() };
const mostSpelled = 20_000;

function bare(text: string, style: 'pascal' | 'camel'): string {
  const known = spelled[style].get(text);
  if (known !== undefined) return known;
  const name = spell(text, style);
  if (spelled[style].size > mostSpelled) spelled[style].clear();
  if (text.length < 200) spelled[style].set(text, name);
  return name;
}

function spell(text: string, style: 'pascal' | 'camel'): string {
  if (
    text.length <= 80 &&
    (style === 'pascal' ? /^[A-Z][a-z\d]*(?:[A-Z][a-z\d]+)*$/ : /^[a-z][a-z\d]*(?:[A-Z][a-z\d]+)*$/).test(
      text,
    )
  )
    return text;
  const words = text
    .normalize('NFKC')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .split(/(?:(?!\p{ID_Continue})[\s\S]|[^\p{L}\p{Nd}]|\p{DI})+/u)
    .filter(word => word !== '');
  const joined = words
    .map((word, i) => (i === 0 && style === 'camel' ? lowerFirst(word) : upperFirst(word)))
    .join('');
  const name = joined === '' ? (style === 'pascal' ? 'Unnamed' : 'unnamed') : firstCharacters(joined, 80);
  // Digits cannot begin a name.
  return /^[\p{ID_Start}$_]/u.test(name) ? name : `_${name}`;
}

/** Cuts between characters, never inside one. */
const firstCharacters = (text: string, count: number): string =>
  text.length <= count ? text : [...text].slice(0, count).join('');

const upperFirst = (word: string): string => {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
};

const lowerFirst = (word: string): string =>
  /^\p{Lu}+$/u.test(word) ? word.toLowerCase() : word.replace(/^\p{Lu}/u, letter => letter.toLowerCase());
