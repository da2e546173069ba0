import { getAt, type JsonObject, type JsonPath } from '../../schema/json.js';
import { typeNames } from '../../schema/keywords.js';
import { entityOfRef } from '../edit/references.js';
import { pathOf } from '../entity.js';
import type { Manifest } from '../manifest/workflow.js';
import { didYouMean, nearestOf } from '../nearest.js';
import { schemaProblems } from '../payload/schema-problems.js';
import type { ContractRule } from './rule.js';

export const invalidSchema: ContractRule = {
  id: 'invalid-schema',
  severity: 'error',
  *check({ manifest }) {
    for (const { code, message, path } of schemaProblems(manifest)) {
      if (code === 'schema-ref-unresolved' && isJudgedElsewhere(manifest, path)) continue;
      const meant = typeMeant(manifest, path);
      yield {
        message: message + didYouMean(meant),
        path,
        ...(meant && {
          fixes: [{ title: `Change to “${meant}”`, intents: [{ type: 'set', path, value: meant }] }],
        }),
      };
    }
  },
};

/** References to types that do not exist, to files and to URLs have rules that know more about them. */
function isJudgedElsewhere(manifest: Manifest, path: JsonPath): boolean {
  const json = manifest as unknown as JsonObject;
  const ref = getAt(json, path);
  if (typeof ref !== 'string') return false;
  const named = entityOfRef(ref)?.target;
  return named ? getAt(json, pathOf(named)) === undefined : !ref.startsWith('#');
}

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
  if (path.at(-1) !== 'type' || typeof name !== 'string' || typeNames.has(name)) return undefined;
  return aliases.get(name.toLowerCase()) ?? nearestOf(name, typeNames);
}
