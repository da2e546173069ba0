import {
  collections,
  type EntityKind,
  entityKinds,
  type ParsedManifest,
  type TextRange,
} from '../contract/index.js';
import { describeType } from '../contract/payload/words.js';
import { getAt, getOwn, isObject, type Json, type JsonObject, type JsonPath } from '../schema/json.js';

/** A node of a manifest's outline. */
export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: EntityKind | 'group' | 'field' | 'setting';
  /** All of it, and the part that names it. */
  readonly range: TextRange;
  readonly selection: TextRange;
  readonly children: readonly DocumentSymbol[];
}

const isCollection: ReadonlySet<string> = new Set(entityKinds.map(kind => collections[kind]));

/** The outline of a manifest: its entities by kind with what tells them apart, and its other settings, in document order. */
export function symbolsOf(parsed: ParsedManifest): readonly DocumentSymbol[] {
  const { json } = parsed;
  if (!json) return [];
  return Object.keys(json).map(key => {
    const value = json[key] as Json;
    const kind = entityKinds.find(each => collections[each] === key);
    const entries = kind && isObject(value) ? Object.keys(value) : [];
    const children = kind ? entries.map(id => entity(parsed, kind, id, value as JsonObject)) : [];
    const detail = isCollection.has(key) ? String(entries.length) : summary(value);
    return symbol(parsed, [key], { kind: kind ? 'group' : 'setting', detail, children });
  });
}

function entity(
  parsed: ParsedManifest,
  kind: EntityKind,
  id: string,
  collection: JsonObject,
): DocumentSymbol {
  const value = getOwn(collection, id);
  const path = [collections[kind], id];
  const schema = kind === 'type' ? value : kind === 'handoff' ? getAt(value, ['payload']) : undefined;
  const at = kind === 'handoff' ? [...path, 'payload'] : path;
  return symbol(parsed, path, { kind, detail: detailOf(kind, value), children: fields(parsed, schema, at) });
}

function fields(parsed: ParsedManifest, schema: Json | undefined, path: JsonPath): DocumentSymbol[] {
  const properties = getAt(schema, ['properties']);
  if (!isObject(properties)) return [];
  return Object.keys(properties).map(name =>
    symbol(parsed, [...path, 'properties', name], {
      kind: 'field',
      detail: describeType(properties[name] as never),
      children: [],
    }),
  );
}

function detailOf(kind: EntityKind, value: Json | undefined): string {
  if (!isObject(value)) return '';
  const text = (key: string) => {
    const found = getOwn(value, key);
    return typeof found === 'string' ? found : undefined;
  };
  switch (kind) {
    case 'agent':
      return text('role') ?? '';
    case 'handoff':
      return `${text('from') ?? '?'} → ${text('to') ?? '?'} ${text('version') ?? ''}`.trimEnd();
    case 'type':
      return text('title') ?? text('description') ?? '';
    case 'sideEffect':
      return [text('system'), text('operation')].filter(Boolean).join(' ');
    case 'store':
    case 'deadLetterQueue':
      return text('kind') ?? '';
  }
}

const summary = (value: Json): string =>
  typeof value === 'object' && value !== null ? '' : String(value).slice(0, 80);

function symbol(
  parsed: ParsedManifest,
  path: JsonPath,
  rest: Pick<DocumentSymbol, 'kind' | 'detail' | 'children'>,
): DocumentSymbol {
  const selection = parsed.locate(path, 'key');
  const { end } = parsed.locate(path);
  return {
    name: String(path.at(-1)),
    selection,
    range: { start: selection.start, end: Math.max(end, selection.end) },
    ...rest,
  };
}
