import { type Doc, render } from './layout.js';
import { stringLiteral } from './literal.js';

/** A name that printed code uses from another module; `module` is a logical name such as `types` or `runtime`. */
export interface Import {
  readonly module: string;
  readonly name: string;
  /** True when only its type is needed. */
  readonly type?: boolean;
  /** Imports the whole module under `name`. */
  readonly namespace?: boolean;
}

/** A printed top-level piece of a module and what it needs from elsewhere. Pieces are cached by content and joined. */
export interface Declaration {
  /** What it declares, in the order of the text; the first is its main name. */
  readonly names: readonly string[];
  readonly text: string;
  readonly imports: readonly Import[];
  /** A comment that has to stand at the top of the module, such as `// @ts-nocheck`. */
  readonly pragma?: string;
}

/** Collects lines and the imports they use. */
export interface Printer {
  /** Notes that the printed code uses a name, and gives the name back. */
  use(name: string, module: string, type?: boolean): string;
  /** The same for a whole module under a name. */
  namespace(name: string, module: string, type?: boolean): string;
  /** Prints layout as one or more lines at the current depth. */
  line(doc?: Doc): void;
  /** True when layout takes just one line at the current depth. */
  fits(doc: Doc): boolean;
  /** Prints lines one level deeper, after a line that opens a brace and before one that closes it with `end`. */
  nested(print: () => void, end?: string): void;
  /** Everything printed so far. */
  done(names: readonly string[]): Declaration;
}

/** Starts an empty piece of code; `width` is the column lines are broken at. */
export function createPrinter(width = 100): Printer {
  const lines: string[] = [];
  const imports = new Map<string, Import>();
  let depth = 0;
  const note = (used: Import): string => {
    const key = `${used.module} ${used.name}`;
    if (!imports.has(key) || !used.type) imports.set(key, used);
    return used.name;
  };
  return {
    use: (name, module, type = false) => note({ module, name, type }),
    namespace: (name, module, type = false) => note({ module, name, type, namespace: true }),
    line(doc = '') {
      if (doc === '') return void lines.push('');
      const margin = '  '.repeat(depth);
      // A plain string has nowhere to break.
      if (typeof doc === 'string') return void lines.push(margin + doc);
      for (const text of render(doc, width - margin.length).split('\n'))
        lines.push(text === '' ? '' : margin + text);
    },
    fits(doc) {
      if (typeof doc === 'string') return doc.length <= width - 2 * depth;
      const text = render(doc, Number.POSITIVE_INFINITY);
      return !text.includes('\n') && text.length <= width - 2 * depth;
    },
    nested(print, end) {
      const before = lines.length;
      depth++;
      print();
      depth--;
      if (end === undefined) return;
      if (lines.length > before || !end.startsWith('}')) this.line(end);
      else lines[before - 1] += end;
    },
    done: names => ({ names, text: lines.join('\n'), imports: [...imports.values()] }),
  };
}

/**
 * Joins declarations into a module's text: `header`, imports (sorted, types apart, none for names of the module
 * itself), then the declarations separated by blank lines. `specifiers` maps logical modules to import specifiers;
 * a module without one is the module being printed.
 */
export const printModule = (
  declarations: readonly Declaration[],
  specifiers: Readonly<Record<string, string>>,
  header = '',
): string => `${modulePieces(declarations, specifiers, header).join('\n\n')}\n`;

/** The same in pieces, between which the blank lines stand. */
export const modulePieces = (
  declarations: readonly Declaration[],
  specifiers: Readonly<Record<string, string>>,
  header = '',
): string[] => [
  ...moduleHead(declarations, specifiers, header),
  ...declarations.map(declaration => declaration.text),
];

/** The pieces that stand above a module's declarations: all that depends on more than one of them. */
export function moduleHead(
  declarations: readonly Declaration[],
  specifiers: Readonly<Record<string, string>>,
  header = '',
): string[] {
  const bySpecifier = new Map<string, Map<string, Import>>();
  for (const { imports } of declarations)
    for (const used of imports) {
      const specifier = Object.hasOwn(specifiers, used.module) ? specifiers[used.module] : undefined;
      if (specifier === undefined) continue;
      const names = bySpecifier.get(specifier) ?? new Map<string, Import>();
      bySpecifier.set(specifier, names);
      if (!names.has(used.name) || !used.type) names.set(used.name, used);
    }
  const imports = [...bySpecifier]
    .sort(([a], [b]) => rank(a) - rank(b) || compare(a, b))
    .flatMap(([specifier, names]) => importLines(specifier, [...names.values()]));
  const pragmas = [...new Set(declarations.flatMap(({ pragma }) => pragma ?? []))];
  return [[header.trimEnd(), ...pragmas].filter(text => text !== '').join('\n'), imports.join('\n')].filter(
    text => text !== '',
  );
}

const rank = (specifier: string): number => (specifier.startsWith('.') ? 1 : 0);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function importLines(specifier: string, used: readonly Import[]): string[] {
  const from = `from ${stringLiteral(specifier)};`;
  const named = (keyword: string, names: readonly string[]): string[] => {
    if (names.length === 0) return [];
    const oneLine = `${keyword} { ${names.join(', ')} } ${from}`;
    return oneLine.length <= 100
      ? [oneLine]
      : [`${keyword} {`, ...names.map(name => `  ${name},`), `} ${from}`];
  };
  const sorted = used.toSorted((a, b) => compare(a.name, b.name));
  return [
    ...sorted
      .filter(one => one.namespace)
      .map(one => `import ${one.type ? 'type ' : ''}* as ${one.name} ${from}`),
    ...named(
      'import',
      sorted.filter(one => !one.type && !one.namespace).map(one => one.name),
    ),
    ...named(
      'import type',
      sorted.filter(one => one.type && !one.namespace).map(one => one.name),
    ),
  ];
}
