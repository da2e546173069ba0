const reserved = new Set(
  (
    'abstract any arguments as asserts async await bigint boolean break case catch class const constructor continue ' +
    'debugger declare default delete do else enum eval export extends false finally for from function get global ' +
    'globalthis if implements import in infer infinity instanceof interface intrinsic is keyof let module namespace ' +
    'nan never new null number object of out override package private protected public readonly require return ' +
    'satisfies set static string super switch symbol this throw true try type typeof undefined unique unknown using ' +
    'var void while with yield ' +
    // Global names that generated code or its readers rely on; shadowing them would confuse at best.
    'array awaited date error exclude exclude extract function json map math nonnullable object omit parameters partial ' +
    'pick promise propertykey proxy readonly readonlyarray record reflect regexp required returntype uint8array weakmap ' +
    'process window document globalthis self buffer url console __proto__ prototype z'
  ).split(' '),
);

/**
 * Makes an identifier of any text and takes it: words joined in PascalCase or camelCase, never reserved, never equal
 * to a taken one even on a file system that ignores case (then `2`, `3`… is appended). `taken` holds lower-case names.
 */
export function identifier(text: string, taken: Set<string>, style: 'pascal' | 'camel' = 'pascal'): string {
  const base = bare(text, style);
  const first = reserved.has(base.toLowerCase()) ? `${base}${style === 'pascal' ? 'Type' : 'Value'}` : base;
  let name = first;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${first}${/\d$/.test(first) ? '_' : ''}${n}`;
  taken.add(name.toLowerCase());
  return name;
}

function bare(text: string, style: 'pascal' | 'camel'): string {
  const words = text
    .normalize('NFKC')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter(word => word !== '');
  const joined = words
    .map((word, i) => (i === 0 && style === 'camel' ? lowerFirst(word) : upperFirst(word)))
    .join('');
  const name = joined === '' ? (style === 'pascal' ? 'Unnamed' : 'unnamed') : joined.slice(0, 80);
  // Letters outside the ID_Start set (none today) and digits cannot begin a name.
  return /^[\p{ID_Start}$_]/u.test(name) ? name : `_${name}`;
}

const upperFirst = (word: string): string => {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
};

const lowerFirst = (word: string): string =>
  /^\p{Lu}+$/u.test(word) ? word.toLowerCase() : word.replace(/^\p{Lu}/u, letter => letter.toLowerCase());
