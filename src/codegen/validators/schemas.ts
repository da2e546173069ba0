import { isObject, type JsonSchema } from '../../schema/json.js';
import { finish, type Pausable } from '../pausable.js';
import {
  arrayOf,
  createPrinter,
  type Declaration,
  type Doc,
  group,
  ifBroken,
  indent,
  join,
  jsonLayout,
  line,
  literal,
  render,
  softline,
  textLiteral,
  unchecked,
} from '../print/index.js';
import { bundleSchema } from '../types/bundle.js';
import { type CodeCache, contentKey, openCache } from '../types/cache.js';
import type { PlannedType, TypePlan } from '../types/plan.js';

/** How zod schemas are made. */
export interface SchemaOptions {
  /** Carries the JSON Schema of `emitJsonSchemas` inside, for `z.toJSONSchema` and what builds on it; on by default. */
  readonly jsonSchema?: boolean;
  /** Reuses what has not changed since the last generation with the same cache. */
  readonly cache?: CodeCache;
}

/**
 * A zod schema `XSchema` for each asked-for type. Where zod means exactly what the JSON Schema means it is plain zod;
 * everywhere else it carries the compiled check. `emitTies` ties schemas and types at compile time. Modules are imported
 * as wholes, so that one more schema adds only its own lines.
 * Specifiers: `types`, `validators`, `zod-schema`, `json-schemas`, `zod`.
 */
export const emitSchemas = (plan: TypePlan, options: SchemaOptions = {}): Declaration[] =>
  finish(emitSchemasInSteps(plan, options));

/** The same, a few types at a time. */
export function* emitSchemasInSteps(plan: TypePlan, options: SchemaOptions = {}): Pausable<Declaration[]> {
  const { jsonSchema = true } = options;
  const cache = openCache(options.cache, 'zod schemas');
  const emitted: Declaration[] = [];
  for (const [i, type] of plan.types.filter(isWanted).entries()) {
    if (i % typesInARow === 0) yield;
    emitted.push(cache.get(`${jsonSchema} ${contentKey(type)}`, () => emitSchema(type, jsonSchema)));
  }
  cache.done();
  return emitted;
}

const isWanted = (type: PlannedType): boolean => type.wanted !== undefined;

/** Between two pauses. */
const typesInARow = 100;

function emitSchema(type: PlannedType, jsonSchema: boolean): Declaration {
  const out = createPrinter();
  const name = `${type.name}Schema`;
  out.line(`/** Zod schema of ${type.name}. */`);
  const typed = () => `${out.namespace('types', 'types', true)}.${type.name}`;
  const plain = plainZod(type.schema);
  if (plain) {
    out.namespace('z', 'zod');
    const annotation =
      plain.of === undefined ? `${out.use('EnumSchema', 'zod-schema', true)}<${typed()}>` : `z.${plain.of}`;
    out.line(group([`export const ${name}: ${annotation} = `, plain.text, ';']));
  } else {
    const validators = out.namespace('validators', 'validators');
    const args = [`${validators}.is${type.name}`, `${validators}.explain${type.name}`];
    if (jsonSchema) args.push(`${out.namespace('jsonSchemas', 'json-schemas')}.${jsonSchemaName(type)}`);
    const carried = `${out.namespace('z', 'zod', true)}.ZodType<${typed()}>`;
    out.line(callLayout(`export const ${name}: ${carried} = ${out.use('schemaOf', 'zod-schema')}`, args));
  }
  return { ...out.done([name]), pragma: unchecked };
}

const callLayout = (head: string, args: readonly string[]): Doc =>
  group([head, '(', indent([softline, join([',', line], args), ifBroken(',')]), softline, ');']);

const jsonSchemaName = (type: PlannedType): string => `${type.name}JsonSchema`;

/**
 * The JSON Schemas that the zod schemas carry, each self-contained, as the logical module `json-schemas`: apart from
 * the zod schemas, so that compilers need not look into them. Specifier: `carried-schema`.
 */
export const emitJsonSchemas = (plan: TypePlan, options: Pick<SchemaOptions, 'cache'> = {}): Declaration[] =>
  finish(emitJsonSchemasInSteps(plan, options));

/** The same, a few types at a time. */
export function* emitJsonSchemasInSteps(
  plan: TypePlan,
  options: Pick<SchemaOptions, 'cache'> = {},
): Pausable<Declaration[]> {
  const cache = openCache(options.cache, 'json schemas');
  const emitted: Declaration[] = [];
  for (const [i, type] of plan.types.filter(isWanted).entries()) {
    if (i % typesInARow === 0) yield;
    if (plainZod(type.schema) === undefined)
      emitted.push(cache.get(contentKey(type), () => emitJsonSchema(type)));
  }
  cache.done();
  return emitted;
}

function emitJsonSchema(type: PlannedType): Declaration {
  const out = createPrinter();
  const carried = out.use('CarriedSchema', 'carried-schema', true);
  const text = textLiteral(render(jsonLayout(bundleSchema(type), true), 100));
  for (const one of `export const ${jsonSchemaName(type)}: ${carried} = JSON.parse(${text});`.split('\n'))
    out.line(one);
  return { ...out.done([jsonSchemaName(type)]), pragma: '// @ts-nocheck -- data only.' };
}

const documentation = new Set([
  'title',
  'description',
  '$comment',
  'examples',
  '$schema',
  '$id',
  'deprecated',
]);

/** Plain zod, where it accepts exactly the same JSON values; `of` is its class, unless it is an enumeration. */
function plainZod(schema: JsonSchema): { readonly of?: string; readonly text: Doc } | undefined {
  if (!isObject(schema)) return undefined;
  const keywords = Object.keys(schema)
    .filter(keyword => !documentation.has(keyword))
    .sort()
    .join(' ');
  if (
    keywords === 'type' &&
    (schema.type === 'string' || schema.type === 'boolean' || schema.type === 'null')
  )
    return { of: `Zod${schema.type[0]?.toUpperCase()}${schema.type.slice(1)}`, text: `z.${schema.type}()` };
  const isEnum = keywords === 'enum' || (keywords === 'enum type' && schema.type === 'string');
  if (
    isEnum &&
    Array.isArray(schema.enum) &&
    schema.enum.length > 0 &&
    schema.enum.every(value => typeof value === 'string' && value !== '__proto__')
  )
    return { text: ['z.enum(', arrayOf([...new Set(schema.enum)].map(literal)), ')'] };
  return undefined;
}
