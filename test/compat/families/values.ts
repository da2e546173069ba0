import { type Family, pair, range, record } from './family.js';

/** Enums of thousands. */
export const enums: Family = size => {
  const names = range(size, i => `value-${i}`);
  const mixed = range(size, i => (i % 3 === 0 ? i : i % 3 === 1 ? `v${i}` : { id: i }));
  return [
    pair('enum one added', { enum: names }, { enum: [...names, 'more'] }, true, false),
    pair('enum reordered', { enum: names }, { enum: names.toReversed() }, true, true),
    pair('enum against string', { enum: names }, { type: 'string', pattern: '^value-\\d+$' }, true, false),
    pair(
      'enum of constants',
      { anyOf: names.map(name => ({ const: name, title: name })) },
      { enum: names.toReversed() },
      true,
      true,
    ),
    pair('enum mixed, one removed', { enum: mixed }, { enum: mixed.toSpliced(2, 1) }, false, true),
    pair(
      'enum in an array',
      { type: 'array', items: { enum: names }, uniqueItems: true },
      { type: 'array', items: { enum: names.slice(1) }, uniqueItems: true },
      false,
      true,
    ),
    pair(
      'enum as names',
      { type: 'object', propertyNames: { enum: names } },
      {
        type: 'object',
        properties: record(
          size,
          i => `value-${i}`,
          () => true,
        ),
        additionalProperties: false,
      },
      true,
      true,
    ),
    pair(
      'enum as names, one removed',
      { type: 'object', propertyNames: { enum: names } },
      { type: 'object', propertyNames: { enum: names.slice(1) } },
      false,
      true,
    ),
    pair(
      'enum numbers against a range',
      { enum: range(size, i => i) },
      { type: 'integer', minimum: 0, maximum: size - 1 },
      true,
      true,
    ),
  ];
};

/** Ranges and multiples. */
export const numbers: Family = size => [
  pair('fractions', { type: 'number', multipleOf: 0.01 }, { type: 'number', multipleOf: 0.001 }, true, false),
  pair('fractions 2', { type: 'number', multipleOf: 0.3 }, { type: 'number', multipleOf: 0.1 }, true, false),
  pair('fraction and integer', { type: 'integer' }, { type: 'number', multipleOf: 0.25 }, true, false),
  pair(
    'cents in a range',
    { type: 'number', multipleOf: 0.01, minimum: 0, maximum: 100 },
    { type: 'number', multipleOf: 0.01, minimum: 0, maximum: 99.99 },
    false,
    true,
  ),
  pair(
    'coprime',
    { type: 'integer', allOf: [{ multipleOf: 6 }, { multipleOf: 10 }] },
    { multipleOf: 30 },
    true,
    false,
  ),
  pair(
    'residues',
    { type: 'integer', not: { anyOf: [{ multipleOf: 2 }, { multipleOf: 3 }, { multipleOf: 5 }] } },
    { not: { multipleOf: 30 } },
    true,
    false,
  ),
  pair(
    'bands',
    { type: 'number', anyOf: range(size, i => ({ minimum: i, exclusiveMaximum: i + 1 })) },
    { type: 'number', minimum: 0, exclusiveMaximum: size },
    true,
    true,
  ),
  pair(
    'bands overlapping',
    { type: 'number', anyOf: range(size, i => ({ minimum: i, maximum: i + 2 })) },
    { type: 'number', minimum: 0, maximum: size + 1 },
    true,
    true,
  ),
  pair(
    'oneOf bands overlapping',
    { type: 'number', oneOf: range(size, i => ({ minimum: i })) },
    { type: 'number', minimum: 0, exclusiveMaximum: 1 },
    true,
    true,
  ),
  pair(
    'port',
    { type: 'integer', minimum: 1, maximum: 65535 },
    { type: 'integer', minimum: 0, maximum: 65535 },
    true,
    false,
  ),
  pair(
    'large',
    { type: 'integer', minimum: 9007199254740991 },
    { type: 'integer', minimum: 9007199254740990 },
    true,
    false,
  ),
  pair('tiny', { exclusiveMinimum: 0, maximum: 5e-324, type: 'number' }, { const: 5e-324 }, true, true),
];
