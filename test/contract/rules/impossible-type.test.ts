import { impossibleType } from '../../../src/contract/rules/impossible-type.js';
import { ruleTable } from './rule-table.js';

ruleTable(impossibleType, {
  clean: {
    'a starter': {},
    'bounds that only concern some types': {
      set: { '/types/Answer/properties/text': { minLength: 5, maxLength: 3 } },
    },
    'an enum of several types': {
      set: { '/types/Answer/properties/text': { type: ['string', 'null'], enum: ['a', null] } },
    },
    'members of allOf that narrow a number': {
      set: {
        '/types/Answer/properties/text': { type: 'number', allOf: [{ type: 'integer' }, { minimum: 1 }] },
      },
    },
    'a required field that a pattern, an open object or another type has room for': {
      set: {
        '/types/Answer/properties/text': {
          anyOf: [
            { type: 'object', required: ['x'], patternProperties: { '^x': {} }, additionalProperties: false },
            { type: 'object', required: ['x'], properties: { y: {} } },
            { type: ['object', 'null'], required: ['x'], additionalProperties: false },
          ],
        },
      },
    },
    'data that looks like a schema': {
      set: { '/types/Answer/properties/text': { const: { type: 'string', minLength: 3, maxLength: 1 } } },
    },
  },
  drifted: {
    'a length': {
      set: { '/types/Answer/properties/text': { type: 'string', minLength: 5, maxLength: 3 } },
      marks: ['/types/Answer/properties/text/maxLength'],
    },
    'a number': {
      set: { '/types/Answer/properties/text': { type: 'integer', minimum: 5, maximum: 3 } },
      marks: ['/types/Answer/properties/text/maximum'],
    },
    'an open end': {
      set: { '/types/Answer/properties/text': { type: 'number', minimum: 5, exclusiveMaximum: 5 } },
      marks: ['/types/Answer/properties/text/exclusiveMaximum'],
    },
    'an enum of other types': {
      set: { '/types/Answer/properties/text': { type: 'string', enum: [1, 2] } },
      marks: ['/types/Answer/properties/text/enum'],
    },
    'an empty enum': {
      set: { '/types/Answer/properties/text': { enum: [] } },
      marks: ['/types/Answer/properties/text/enum'],
    },
    'a constant outside the enum': {
      set: { '/types/Answer/properties/text': { enum: ['a'], const: 'b' } },
      marks: ['/types/Answer/properties/text/const'],
    },
    'a required field that is forbidden': {
      set: { '/types/Answer/properties/text': { type: 'object', properties: { x: false }, required: ['x'] } },
      marks: ['/types/Answer/properties/text/required'],
    },
    'a required field that a closed object has not': {
      set: {
        '/types/Answer/properties/text': {
          type: 'object',
          properties: { ticketId: { type: 'string' }, at: {} },
          required: ['at', 'ticketID'],
          additionalProperties: false,
        },
      },
      marks: ['/types/Answer/properties/text/required'],
    },
    'a required field that resembles none of a closed object': {
      set: {
        '/types/Answer/properties/text': {
          type: 'object',
          properties: { a: {} },
          required: ['something'],
          additionalProperties: false,
        },
      },
      marks: ['/types/Answer/properties/text/required'],
    },
    'more required fields than allowed': {
      set: { '/types/Answer/properties/text': { type: 'object', required: ['x', 'y'], maxProperties: 1 } },
      marks: ['/types/Answer/properties/text/maxProperties'],
    },
    'members of allOf of different types': {
      set: {
        '/types/Answer/properties/text': { allOf: [{ type: 'string' }, { type: ['integer', 'null'] }] },
      },
      marks: ['/types/Answer/properties/text/allOf'],
    },
    'no type': {
      set: { '/types/Answer/properties/text': { type: [] } },
      marks: ['/types/Answer/properties/text/type'],
    },
  },
});
