import {
  comment,
  type Doc,
  group,
  hardline,
  ifBroken,
  indent,
  join,
  line,
  numberLiteral,
  plainOrQuoted,
  softline,
  stringLiteral,
} from '../print/index.js';
import { type Member, type Shape, union } from './shape.js';

/** Where a type stands, which decides about parentheses and indentation; `only` is a tuple's one element or a parameter. */
type Position = 'top' | 'element' | 'tuple' | 'only' | 'part';

/** Lays a shape out as a TypeScript type. */
export function layoutOfShape(shape: Shape, position: Position = 'top'): Doc {
  switch (shape.kind) {
    case 'literal':
      return typeof shape.value === 'string'
        ? stringLiteral(shape.value)
        : typeof shape.value === 'number'
          ? numberLiteral(shape.value)
          : String(shape.value);
    case 'name':
      return shape.name;
    case 'array':
      return [layoutOfShape(shape.item, 'element'), '[]'];
    case 'tuple':
      return tuple(shape);
    case 'object':
      return objectLayout(shape);
    case 'union':
      return unionLayout(shape.parts, position);
    case 'intersection': {
      const parts = join(
        ' & ',
        shape.parts.map(part => layoutOfShape(part, 'part')),
      );
      return position === 'element' || position === 'part' ? ['(', parts, ')'] : parts;
    }
    default:
      return shape.kind;
  }
}

function unionLayout(parts: readonly Shape[], position: Position): Doc {
  const needsParentheses = position === 'element' || position === 'part';
  if (isNullable(parts)) {
    const hugged = join(
      ' | ',
      parts.map(part => layoutOfShape(part, 'part')),
    );
    return needsParentheses ? ['(', hugged, ')'] : hugged;
  }
  const printed = parts.map(part => indent(layoutOfShape(part, 'part')));
  const code = group([ifBroken('| '), join([line, '| '], printed)]);
  if (needsParentheses) return ['(', group([indent([softline, code]), softline]), ')'];
  // Between other elements of a tuple, a broken union is told apart by parentheses.
  if (position === 'tuple')
    return group([indent([ifBroken(['(', softline]), code]), softline, ifBroken(')')]);
  return position === 'only' ? code : group(indent([softline, code]));
}

/** One object or named type and nothing but null beside it: such a union is not broken before its bars. */
const isNullable = (parts: readonly Shape[]): boolean =>
  parts.filter(isNull).length === parts.length - 1 &&
  parts.some(({ kind }) => kind === 'object' || kind === 'name');

const isNull = (shape: Shape): boolean =>
  shape.kind === 'null' || (shape.kind === 'literal' && shape.value === null);

function tuple({ items, required, rest }: Extract<Shape, { kind: 'tuple' }>): Doc {
  const position = items.length + (rest ? 1 : 0) > 1 ? 'tuple' : 'only';
  const printed: Doc[] = items.map((item, i) =>
    i < required ? layoutOfShape(item, position) : [layoutOfShape(item, 'element'), '?'],
  );
  if (rest) printed.push(['...', layoutOfShape(rest, 'element'), '[]']);
  if (printed.length === 0) return '[]';
  return group(['[', indent([softline, join([',', line], printed)]), ifBroken(','), softline, ']']);
}

function objectLayout(shape: Extract<Shape, { kind: 'object' }>): Doc {
  const members = memberLines(shape);
  if (members.length === 0) return 'Record<string, never>';
  if (shape.members.size === 0 && shape.index) return record(shape.index);
  const isSmall = members.length <= 2 && [...shape.members.values()].every(({ doc }) => doc === undefined);
  const body = join([';', isSmall ? line : hardline], members);
  return group([
    '{',
    indent([isSmall ? line : hardline, body]),
    ifBroken(';'),
    isSmall ? line : hardline,
    '}',
  ]);
}

const record = (index: Shape): Doc =>
  group(['Record<', indent([softline, 'string,', line, layoutOfShape(index, 'only')]), softline, '>']);

/** The members of an object type, each with its doc comment, without separators. */
export function memberLines({ members, index }: Extract<Shape, { kind: 'object' }>): Doc[] {
  const lines: Doc[] = [...members].map(([key, member]) => memberLine(key, member));
  if (index) lines.push(['[key: string]: ', layoutOfShape(indexShape(index, members))]);
  return lines;
}

function memberLine(key: string, { shape, optional, doc }: Member): Doc {
  const name = plainOrQuoted(key);
  const lines = doc === undefined ? [] : comment(doc, 90);
  return [
    ...lines.flatMap((text): Doc[] => [text, hardline]),
    `${name}${optional ? '?' : ''}: `,
    layoutOfShape(shape),
  ];
}

/** TypeScript wants every member to fit the index signature, so the signature has to cover them all. */
function indexShape(index: Shape, members: ReadonlyMap<string, Member>): Shape {
  if (index.kind === 'unknown' || members.size === 0) return index;
  const undefinedName: Shape = { kind: 'name', name: 'undefined' };
  const some = [...members.values()];
  return union([
    index,
    ...some.map(({ shape }) => shape),
    ...(some.some(({ optional }) => optional) ? [undefinedName] : []),
  ]);
}
