import { isObject, type Json, type JsonObject, type JsonSchema } from '../../schema/json.js';
import { literal, render } from '../print/index.js';

const tags = [
  'format',
  'pattern',
  'minimum',
  'exclusiveMinimum',
  'maximum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
];

/** What a doc comment says of a schema: its description (or title), unit, bounds, default and examples. Empty = nothing to say. */
export function docOf(schema: JsonSchema): string {
  if (!isObject(schema)) return '';
  const text =
    typeof schema.description === 'string'
      ? schema.description
      : typeof schema.title === 'string'
        ? schema.title
        : '';
  const lines = text.trim() === '' ? [] : [text.trim()];
  const unit = unitOf(schema);
  if (unit !== undefined) lines.push(`@unit ${oneLine(unit)}`);
  for (const tag of tags) {
    const value = schema[tag];
    if (typeof value === 'string' || typeof value === 'number')
      lines.push(`@${tag} ${oneLine(String(value))}`);
  }
  if (schema.default !== undefined) lines.push(`@default ${valueText(schema.default)}`);
  if (Array.isArray(schema.examples))
    for (const example of schema.examples.slice(0, mostExamples))
      lines.push(`@example ${valueText(example)}`);
  if (schema.deprecated === true) lines.push('@deprecated');
  return lines.join('\n');
}

/** The unit of a schema's values, if it names one. */
export function unitOf(schema: JsonObject): string | undefined {
  const unit = schema['x-unit'] ?? schema.unit;
  return typeof unit === 'string' ? unit : undefined;
}

const mostExamples = 3;

const valueText = (value: Json): string => oneLine(render(literal(value), Number.POSITIVE_INFINITY));

const oneLine = (text: string): string => {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length <= 120 ? flat : `${[...flat].slice(0, 119).join('')}…`;
};
