import { type Dialect, subschemas, unknownInDraft07 } from '../../schema/dialect.js';
import { getOwn, hasOwn, isObject, type Json, type JsonObject, type JsonPath } from '../../schema/json.js';
import { keywordChecks } from '../../schema/keywords.js';
import type { Intent } from '../edit/intent.js';
import { didYouMean, isSlip, nearestOf } from '../nearest.js';
import { formatNames } from './format-names.js';

/** A key of a schema that looks as if it asserted something, and does not. */
export interface IgnoredKeyword {
  readonly keyword: string;
  readonly message: string;
  /** How it can be made to count, if that is plain. */
  readonly fix?: { readonly title: string; readonly intents: readonly Intent[] };
}

const annotations = [
  '$comment',
  'title',
  'description',
  'default',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
];
const known: ReadonlySet<string> = new Set([
  ...annotations,
  '$vocabulary',
  'const',
  'contentEncoding',
  'contentMediaType',
  ...keywordChecks.keys(),
  ...subschemas['2020-12'].keys(),
]);

/** Annotations of other tools that are one letter off a keyword. */
const foreign: ReadonlySet<string> = new Set(['example']);

/** What may stand beside a `$ref` of draft-07, where everything else is passed over. */
const besideRef: ReadonlySet<string> = new Set([...annotations, '$ref', '$id', '$schema', 'definitions']);

/** Finds what one schema object says in vain. Unknown keys that resemble no keyword are annotations, and fine. */
export function ignoredKeywords(schema: JsonObject, path: JsonPath, dialect: Dialect): IgnoredKeyword[] {
  return Object.keys(schema).flatMap((keyword): IgnoredKeyword[] => {
    const found =
      dialect === 'draft-07'
        ? ignoredInDraft07(schema, keyword, path)
        : (getOwn(others, keyword)?.(schema, path) ??
          (known.has(keyword) ? undefined : misspelt(schema, keyword, path)));
    return found ? [found] : [];
  });
}

function ignoredInDraft07(schema: JsonObject, keyword: string, path: JsonPath): IgnoredKeyword | undefined {
  if (typeof schema.$ref === 'string' && keyword !== '$ref')
    return besideRef.has(keyword) || !isKeyword(keyword) ? undefined : besideReference(schema, keyword, path);
  if (unknownInDraft07.has(keyword) && keyword !== '$defs')
    return {
      keyword,
      message: `Nothing checks “${keyword}”: draft-07 has no such keyword. Let “$schema” name 2020-12.`,
    };
  return isKeyword(keyword) ? undefined : misspelt(schema, keyword, path);
}

const isKeyword = (keyword: string): boolean => known.has(keyword) || subschemas['draft-07'].has(keyword);

function besideReference({ $ref, allOf }: JsonObject, keyword: string, path: JsonPath): IgnoredKeyword {
  const message = `Nothing checks “${keyword}”: in draft-07 a “$ref” hides everything beside it. Put the reference into “allOf”.`;
  if (allOf !== undefined) return { keyword, message };
  return {
    keyword,
    message,
    fix: {
      title: 'Put the reference into “allOf”',
      intents: [
        { type: 'unset', path: [...path, '$ref'] },
        { type: 'set', path: [...path, 'allOf'], value: [{ $ref: $ref as string }] },
      ],
    },
  };
}

/** Keywords of other dialects, which 2020-12 passes over. */
const others: Readonly<
  Record<string, ((schema: JsonObject, path: JsonPath) => IgnoredKeyword | undefined) | undefined>
> = {
  dependencies({ dependencies, ...rest }, path) {
    const entries = isObject(dependencies) ? Object.entries(dependencies) : [];
    const part = (wanted: (value: Json) => boolean) => entries.filter(([, value]) => wanted(value));
    const parts = [
      ['dependentRequired', part(Array.isArray)],
      ['dependentSchemas', part(value => !Array.isArray(value))],
    ] as const;
    const wanted = parts.filter(([, list]) => list.length > 0);
    const keyword = 'dependencies';
    const message =
      'Nothing checks “dependencies”: since 2019-09 it is “dependentRequired” for names and “dependentSchemas” for schemas.';
    if (wanted.length === 0 || wanted.some(([name]) => hasOwn(rest, name))) return { keyword, message };
    return {
      keyword,
      message,
      fix: {
        title: `Say ${wanted.map(([name]) => `“${name}”`).join(' and ')}`,
        intents: [
          { type: 'unset', path: [...path, keyword] },
          ...wanted.map(
            ([name, list]): Intent => ({
              type: 'set',
              path: [...path, name],
              value: Object.fromEntries(list),
            }),
          ),
        ],
      },
    };
  },
  nullable({ nullable, type, enum: choices }, path) {
    if (nullable !== true) return undefined;
    const intents: Intent[] = [{ type: 'unset', path: [...path, 'nullable'] }];
    const types = typeof type === 'string' ? [type] : Array.isArray(type) ? type : undefined;
    if (types && !types.includes('null'))
      intents.push({ type: 'set', path: [...path, 'type'], value: [...types, 'null'] });
    if (Array.isArray(choices) && !choices.includes(null))
      intents.push({ type: 'set', path: [...path, 'enum'], value: [...choices, null] });
    return {
      keyword: 'nullable',
      message: 'Nothing heeds “nullable”, which is OpenAPI 3.0’s: in JSON Schema null is a type of its own.',
      fix: { title: intents.length > 1 ? 'Allow null' : 'Remove “nullable”', intents },
    };
  },
  additionalItems: () => ({
    keyword: 'additionalItems',
    message:
      'Nothing checks “additionalItems”: since 2020-12 it is “items”, and the list before it is “prefixItems”.',
  }),
  $recursiveRef: () => ({
    keyword: '$recursiveRef',
    message: 'Nothing follows “$recursiveRef”, which is 2019-09’s: it is “$dynamicRef” now.',
  }),
};

/** A `format` that is to be checked and that nobody knows; formats of numbers are annotations. */
export function ignoredFormat({ format, type }: JsonObject, path: JsonPath): IgnoredKeyword | undefined {
  const types = [type ?? 'string'].flat();
  if (typeof format !== 'string' || formatNames.includes(format) || !types.includes('string'))
    return undefined;
  const meant = nearestOf(format, formatNames);
  const message = `Nothing checks the format “${format}”: only JSON Schema’s own formats can be asserted. Say what it means by a “pattern”.${didYouMean(meant)}`;
  if (meant === undefined) return { keyword: 'format', message };
  const intents: Intent[] = [{ type: 'set', path: [...path, 'format'], value: meant }];
  return { keyword: 'format', message, fix: { title: `Change to “${meant}”`, intents } };
}

function misspelt(schema: JsonObject, keyword: string, path: JsonPath): IgnoredKeyword | undefined {
  if (keyword.startsWith('x-') || foreign.has(keyword)) return undefined;
  const meant = nearestOf(keyword, known);
  if (meant === undefined || !isSlip(keyword, meant) || hasOwn(schema, meant)) return undefined;
  if (!fits(meant, schema[keyword] as Json)) return undefined;
  return {
    keyword,
    message: `Nothing checks “${keyword}”: JSON Schema has no such keyword. Did you mean “${meant}”?`,
    fix: {
      title: `Change to “${meant}”`,
      intents: [{ type: 'rename-key', path: [...path, keyword], to: meant }],
    },
  };
}

/** Whether a keyword could have this value: what could not is another tool's annotation. */
function fits(keyword: string, value: Json): boolean {
  const shape = subschemas['2020-12'].get(keyword);
  if (shape === 'one') return isObject(value) || typeof value === 'boolean';
  if (shape === 'list') return Array.isArray(value);
  if (shape === 'map') return isObject(value);
  return keywordChecks.get(keyword)?.(value) === undefined;
}
