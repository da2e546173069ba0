import { type Json, type JsonObject, setOwn } from '../../schema/json.js';
import { payloadOf } from '../sources/payload.js';
import type { Code } from './code.js';
import type { Expression } from './parse.js';

/**
 * The payload type that a handoff's input stands for: a Pydantic model or a zod object of simple fields. Undefined where
 * it is neither.
 */
export function payloadTypeOf(
  input: Expression,
  code: Code,
  types: JsonObject,
  follow: (expression: Expression) => Expression,
): Json | undefined {
  const value = follow(input);
  const name = input.kind === 'name' ? (input.path.at(-1) ?? 'Input') : 'Input';
  const schema =
    code.language === 'python'
      ? value.kind === 'name'
        ? classSchema(code.text, name, 0)
        : undefined
      : zodSchema(value, follow, 0);
  if (schema?.type !== 'object') return undefined;
  const typeName = name.charAt(0).toUpperCase() + name.slice(1);
  if (Object.hasOwn(types, typeName)) return { $ref: `#/types/${typeName}` };
  return payloadOf(schema, typeName, types);
}

const maxDepth = 10;

const plain: Readonly<Record<string, JsonObject>> = {
  str: { type: 'string' },
  int: { type: 'integer' },
  float: { type: 'number' },
  bool: { type: 'boolean' },
  dict: { type: 'object' },
  datetime: { type: 'string' },
  string: { type: 'string' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
};

/** The schema of `class Name(BaseModel):` or of a dataclass, by the lines that annotate fields. */
function classSchema(text: string, name: string, depth: number): JsonObject | undefined {
  if (depth > maxDepth || !/^\w+$/.test(name)) return undefined;
  const head = new RegExp(`^([ \\t]*)class[ \\t]+${name}\\b[^\\n]*:[ \\t]*(?:#[^\\n]*)?$`, 'm').exec(text);
  if (!head) return undefined;
  const indent = head[1]?.length ?? 0;
  const properties: JsonObject = {};
  const required: string[] = [];
  let inner: number | undefined;
  for (const line of text.slice(head.index + head[0].length + 1).split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const column = line.length - line.trimStart().length;
    if (column <= indent) break;
    inner ??= column;
    const field =
      column === inner ? /^\s*(\w+)\s*:\s*([^=#]+?)\s*(?:=\s*(.*?))?\s*(?:#.*)?$/.exec(line) : null;
    const [, key, annotation, initial] = field ?? [];
    if (key === undefined || annotation === undefined) continue;
    const description = /\bdescription\s*=\s*(["'])(.*?)\1/.exec(initial ?? '')?.[2];
    const schema = annotationSchema(text, annotation, depth + 1);
    setOwn(properties, key, description === undefined ? schema : { ...schema, description });
    const isRequired =
      initial === undefined || /^(?:pydantic\.)?Field\(\s*(?:\.\.\.|description|\))/.test(initial);
    if (isRequired && !/\bOptional\b|\bNone\b/.test(annotation)) required.push(key);
  }
  return Object.keys(properties).length > 0 ? { type: 'object', properties, required } : undefined;
}

function annotationSchema(text: string, annotation: string, depth: number): JsonObject {
  const type = annotation.trim().replace(/^Optional\[(.*)\]$|\s*\|\s*None\b/g, '$1');
  const list = /^(?:list|List|set|Sequence)\[(.*)\]$/.exec(type)?.[1];
  if (list !== undefined) return { type: 'array', items: annotationSchema(text, list, depth + 1) };
  const literals = /^Literal\[(.*)\]$/.exec(type)?.[1];
  if (literals !== undefined)
    return { enum: [...literals.matchAll(/(["'])(.*?)\1/g)].map(([, , word]) => word ?? '') };
  if (Object.hasOwn(plain, type)) return { ...plain[type] };
  return classSchema(text, type, depth) ?? {};
}

/** The schema of `z.object({…})` and the simple zod types in it; anything else may be any value. */
function zodSchema(
  expression: Expression,
  follow: (expression: Expression) => Expression,
  depth: number,
): JsonObject | undefined {
  const value = follow(expression);
  if (value.kind !== 'call' || depth > maxDepth) return undefined;
  if (value.on) {
    const inner = zodSchema(value.on, follow, depth + 1);
    const [first] = value.values;
    return inner && value.path[0] === 'describe' && first?.kind === 'string'
      ? { ...inner, description: first.text }
      : inner;
  }
  const kind = value.path.at(-1) ?? '';
  const [first] = value.values;
  if (kind === 'object' && first?.kind === 'object') {
    const properties: JsonObject = {};
    for (const { key, value: field } of first.entries)
      setOwn(properties, key, zodSchema(field, follow, depth + 1) ?? {});
    const required = first.entries.filter(({ value: field }) => !isOptional(field)).map(({ key }) => key);
    return { type: 'object', properties, required };
  }
  if (kind === 'array') return { type: 'array', items: (first && zodSchema(first, follow, depth + 1)) ?? {} };
  if (kind === 'enum' && first?.kind === 'list')
    return { enum: first.items.flatMap(item => (item.kind === 'string' ? [item.text] : [])) };
  if (kind === 'int') return { type: 'integer' };
  return Object.hasOwn(plain, kind) ? { ...plain[kind] } : undefined;
}

function isOptional(field: Expression): boolean {
  for (let at: Expression | undefined = field; at?.kind === 'call'; at = at.on)
    if (at.path.some(name => /^(?:optional|nullish|default)$/.test(name))) return true;
  return false;
}
