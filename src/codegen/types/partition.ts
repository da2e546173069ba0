import { dialectOf } from '../../schema/dialect.js';
import { getAt, hasOwn, isObject, type Json, parsePointer, toPointer } from '../../schema/json.js';
import { decodeUri } from '../../schema/uri.js';
import { clustersOf } from './clusters.js';
import type { SchemaSource } from './plan.js';

/** Some of a source's schemas, to be loaded together. */
export interface Part {
  /** Indexes among the source's types, in their order. */
  readonly members: readonly number[];
  /** The others to which their references lead; none of those leads back. */
  readonly context: readonly number[];
  /** Where they are and how they are read. */
  readonly key: string;
  /** The text of each, members first: with the key all that loading them depends on. Undefined where that cannot be told. */
  readonly texts?: readonly string[];
}

/** Whom a schema's references may reach. */
interface Reach {
  readonly place: string;
  readonly text: string;
  /** Other schemas of the source, referred to as wholes. */
  readonly whole: readonly number[];
  /** Those of which a part is referred to. */
  readonly inside: readonly number[];
  /** True when it can reach or be reached in ways that its text does not show. */
  readonly anywhere: boolean;
}

/**
 * Divides a source's schemas into parts that can be loaded one by one, as a glance at their texts shows: references
 * like `#/types/Address` lead to one other schema, or stay inside. A schema that others refer to is loaded with each of them
 * once more, so that a change of one concerns only those that refer to it. Everything that is not so plain (identifiers,
 * anchors, other documents) goes into one part. Each part is in the order of its first member.
 */
export function partition(source: SchemaSource, said: WeakMap<object, Said> = new WeakMap()): Part[] {
  if (source.types.length < 2) return source.types.map((_, i) => ({ members: [i], context: [], key: '' }));
  const places = new Map<string, number>();
  const twins: (readonly [number, number])[] = [];
  for (const [i, { document, path }] of source.types.entries()) {
    const first = places.get(placeKey(document, path));
    if (first === undefined) places.set(placeKey(document, path), i);
    else twins.push([first, i]);
  }
  const followed = new Map<string, Reached>();
  const reaches = source.types.map((_, i) => reachOf(source, i, places, followed, said));
  const hub = reaches.findIndex(reach => reach.anywhere);
  const pairs = reaches.flatMap(({ inside, anywhere }, i) => [
    ...inside.map(other => [i, other] as const),
    ...(anywhere ? [[hub, i] as const] : []),
  ]);
  const clusters = clustersOf({
    pairs: [...twins, ...pairs],
    needs: reaches.map(reach => reach.whole),
    weights: reaches.map(reach => reach.text.length),
    ...(hub >= 0 && { hub }),
  });
  return clusters.map(({ members, context }) => {
    const all = [...members, ...context].map(i => reaches[i] as Reach);
    const key = [source.dialect ?? '', members.length, ...all.map(reach => reach.place)].join('\n');
    if (members.includes(hub)) return { members, context, key };
    return { members, context, key, texts: all.map(reach => reach.text) };
  });
}

const placeKey = (document: string, path: readonly (string | number)[]): string =>
  `${document}#${toPointer(path)}`;

// JSON.stringify spells keys in one way only, and quotes inside strings are escaped.
const telling = /"(\$(?:ref|schema))":("(?:[^"\\]|\\.)*")/g;
const reaching = /"\$(?:id|anchor|dynamicAnchor|dynamicRef)":/;

function reachOf(
  source: SchemaSource,
  index: number,
  places: ReadonlyMap<string, number>,
  followed: Map<string, Reached>,
  known: WeakMap<object, Said>,
): Reach {
  const type = source.types[index];
  const document = source.documents.get(type?.document ?? '');
  const raw = type && document !== undefined ? getAt(document, type.path) : undefined;
  const said = raw === undefined ? undefined : (isObject(raw) && known.get(raw)) || read(raw, source.textOf);
  const place = type ? placeKey(type.document, type.path) : '';
  if (!type || document === undefined || said === undefined)
    return { place, text: '', whole: [], inside: [], anywhere: true };
  if (isObject(raw)) known.set(raw, said);
  const whole = new Set<number>();
  const inside = new Set<number>();
  let { anywhere } = said;
  for (const reference of said.references) {
    const link = `${type.document}\n${reference}`;
    const reached = followed.get(link) ?? follow(reference, type.document, document, places);
    followed.set(link, reached);
    if (reached === 'anywhere') anywhere = true;
    else if (reached !== 'inside') (reached.whole ? whole : inside).add(reached.member);
  }
  return { place, text: said.text, whole: [...whole], inside: [...inside], anywhere };
}

/** What a schema's own text says of where it leads. */
export interface Said {
  readonly text: string;
  readonly references: readonly string[];
  /** True where it has identifiers, or is in a dialect that is not known. */
  readonly anywhere: boolean;
}

/** Undefined for what is nested too deeply to be written down. */
function read(raw: Json, write: (schema: Json) => string = JSON.stringify): Said | undefined {
  let text: string;
  try {
    text = write(raw);
  } catch {
    return undefined;
  }
  if (reaching.test(text)) return { text, references: [], anywhere: true };
  const found = Array.from(text.matchAll(telling), ([, keyword, value]) => ({
    keyword,
    value: JSON.parse(value as string) as string,
  }));
  return {
    text,
    references: found.flatMap(({ keyword, value }) => (keyword === '$ref' ? [value] : [])),
    anywhere: found.some(({ keyword, value }) => keyword === '$schema' && dialectOf(value) === undefined),
  };
}

/** A schema of the source, whole or in part, or what is known of a place elsewhere. */
type Reached = { readonly member: number; readonly whole: boolean } | 'inside' | 'anywhere';

/** Where a reference leads: into another schema of the source, somewhere inside its own, or nobody knows. */
function follow(
  reference: string,
  uri: string,
  document: Json,
  places: ReadonlyMap<string, number>,
): Reached {
  if (reference === '#') return 'inside';
  if (!reference.startsWith('#/')) return 'anywhere';
  const keys = parsePointer(decodeUri(reference.slice(1)));
  if (!keys || !isObject(document)) return 'anywhere';
  for (let length = keys.length; length > 0; length--) {
    const member = places.get(placeKey(uri, keys.slice(0, length)));
    if (member !== undefined) return { member, whole: length === keys.length };
  }
  // What the document does not have is looked for in the schema itself.
  return hasOwn(document, keys[0] as string) ? 'anywhere' : 'inside';
}
