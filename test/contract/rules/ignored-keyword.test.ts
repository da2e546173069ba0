import { expect, it } from 'vitest';
import { formatNames } from '../../../src/contract/payload/format-names.js';
import { ignoredKeyword } from '../../../src/contract/rules/ignored-keyword.js';
import { formatCheckers } from '../../../src/runtime/formats.js';
import type { Json } from '../../../src/schema/json.js';
import { type Case, ruleTable } from './rule-table.js';

const at = '/types/Answer/properties/text';
const text = (schema: Json): Case => ({ set: { [at]: schema } });
const draft07 = (schema: Json): Case => ({
  set: {
    '/types/Answer': {
      $schema: 'http://json-schema.org/draft-07/schema#',
      definitions: { part: { type: 'string' } },
      properties: { text: schema },
    },
  },
});

const asserted = (schema: Json): Case => ({ set: { '/formats': 'assert', [at]: schema } });

it('knows the formats that the runtime checks', () => {
  expect(formatNames).toEqual([...formatCheckers.keys()]);
});

ruleTable(ignoredKeyword, {
  clean: {
    'a starter': {},
    'annotations of other tools': text({
      type: 'string',
      example: 'a',
      markdownDescription: '*a*',
      discriminator: { propertyName: 'kind' },
      'x-minLenght': 3,
    }),
    'every keyword of 2020-12': text({
      $comment: 'all',
      contentMediaType: 'text/plain',
      minLength: 1,
      prefixItems: [{ type: 'string' }],
      unevaluatedItems: false,
      dependentRequired: { a: ['b'] },
      definitions: {},
    }),
    'a property with the name of an old keyword': text({
      type: 'object',
      properties: { dependencies: { type: 'string' }, nullable: { type: 'boolean' } },
    }),
    'keys that every object has': text(JSON.parse('{ "constructor": 1, "__proto__": 2, "toString": 3 }')),
    'a format of its own that nobody asks to check': text({ type: 'string', format: 'iban' }),
    'formats that are checked, and those of numbers': asserted({
      type: 'object',
      properties: {
        when: { type: 'string', format: 'date-time' },
        count: { type: 'integer', format: 'int32' },
      },
    }),
    'nullable: false': text({ type: 'string', nullable: false }),
    'data that looks like a schema': text({ const: { minLenght: 1, nullable: true } }),
    'a near miss whose value no such keyword has': text({ type: 'string', item: 'one' }),
    'draft-07’s own keywords': draft07({
      items: [{ type: 'string' }],
      additionalItems: false,
      dependencies: { a: ['b'] },
    }),
    'draft-07’s annotations beside a reference': draft07({ $ref: '#/definitions/part', description: 'text' }),
  },
  drifted: {
    'dependencies on names': {
      ...text({ type: 'object', dependencies: { a: ['b'] } }),
      marks: [`${at}/dependencies`],
      says: /dependentRequired/,
    },
    'dependencies of both kinds': {
      ...text({ type: 'object', dependencies: { a: ['b'], b: { required: ['c'] } } }),
      marks: [`${at}/dependencies`],
    },
    'nullable beside a type and an enum': {
      ...text({ type: 'string', enum: ['a'], nullable: true }),
      marks: [`${at}/nullable`],
      says: /OpenAPI/,
    },
    'nullable where null is allowed anyway': { ...text({ nullable: true }), marks: [`${at}/nullable`] },
    additionalItems: { ...text({ type: 'array', additionalItems: false }), marks: [`${at}/additionalItems`] },
    $recursiveRef: { ...text({ $recursiveRef: '#' }), marks: [`${at}/$recursiveRef`] },
    'slips of the keyboard': {
      ...text({ type: 'string', minLenght: 3, patern: '^a' }),
      marks: [`${at}/minLenght`, `${at}/patern`],
      says: /Did you mean “minLength”/,
    },
    'a slip inside a combination': {
      ...text({ anyOf: [{ type: 'object', propertis: { a: { type: 'string' } } }] }),
      marks: [`${at}/anyOf/0/propertis`],
    },
    'a format that is to be checked and is none': {
      ...asserted({ type: 'string', format: 'iban' }),
      marks: [`${at}/format`],
      says: /pattern/,
    },
    'a misspelt format': {
      ...asserted({ type: ['string', 'null'], format: 'emial' }),
      marks: [`${at}/format`],
      says: /Did you mean “email”/,
    },
    'keywords that draft-07 does not have': {
      ...draft07({ type: 'array', prefixItems: [{ type: 'string' }] }),
      marks: [`${at}/prefixItems`],
      says: /draft-07/,
    },
    'keywords beside a reference of draft-07': {
      ...draft07({ $ref: '#/definitions/part', maxLength: 3 }),
      marks: [`${at}/maxLength`],
      says: /allOf/,
    },
  },
});
