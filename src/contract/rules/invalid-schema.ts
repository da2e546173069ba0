import { getAt, type Json, type JsonObject, type JsonPath } from '../../schema/json.js';
import type { Manifest } from '../manifest/workflow.js';
import { didYouMean, nearestOf } from '../nearest.js';
import { schemaProblems } from '../payload/schema-problems.js';
import type { ContractRule } from './rule.js';

export const invalidSchema: ContractRule = {
  id: 'invalid-schema',
  severity: 'error',
  *check({ manifest }) {
    for (const { code, message, path } of schemaProblems(manifest)) {
      if (
        code === 'schema-ref-unresolved' &&
        isJudgedElsewhere(getAt(manifest as unknown as JsonObject, path))
      )
        continue;
      yield { message: message + hintOf(manifest, path), path, ...fixesOf(manifest, path) };
    }
  },
};

/** References to types, files and URLs have rules that know more about them. */
const isJudgedElsewhere = (ref: Json | undefined): boolean =>
  typeof ref === 'string' && (ref.startsWith('#/types/') || !ref.startsWith('#'));

const types = ['null', 'boolean', 'object', 'array', 'number', 'string', 'integer'];

/** What other languages call JSON Schema's types. */
const aliases = new Map([
  ['bool', 'boolean'],
  ['int', 'integer'],
  ['long', 'integer'],
  ['float', 'number'],
  ['double', 'number'],
  ['decimal', 'number'],
  ['str', 'string'],
  ['text', 'string'],
  ['list', 'array'],
  ['tuple', 'array'],
  ['dict', 'object'],
  ['map', 'object'],
  ['none', 'null'],
]);

/** The type that a wrong name of one means; undefined where the problem is none of a name, or nothing is near. */
function typeMeant(manifest: Manifest, path: JsonPath): string | undefined {
  const name = getAt(manifest as unknown as JsonObject, path);
  if (path.at(-1) !== 'type' || typeof name !== 'string' || types.includes(name)) return undefined;
  return aliases.get(name.toLowerCase()) ?? nearestOf(name, types);
}

const hintOf = (manifest: Manifest, path: JsonPath): string => didYouMean(typeMeant(manifest, path));

function fixesOf(manifest: Manifest, path: JsonPath) {
  const value = typeMeant(manifest, path);
  if (value === undefined) return {};
  return { fixes: [{ title: `Change to “${value}”`, intents: [{ type: 'set' as const, path, value }] }] };
}
