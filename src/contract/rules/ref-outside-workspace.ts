import { findSchemaRefs } from '../edit/schema-refs.js';
import { inEachSchema } from '../payload/in-each-schema.js';
import type { ContractRule, Finding } from './rule.js';

/** Published metaschemas are known without a network. */
const known = /^https?:\/\/json-schema\.org\//;

export const refOutsideWorkspace: ContractRule = {
  id: 'ref-outside-workspace',
  severity: 'error',
  check: ({ manifest }) => findingsIn(manifest),
};

const findingsIn = /* @__PURE__ */ inEachSchema((schema, path): readonly Finding[] => {
  // A schema with ids of its own may refer to them by URL.
  if (Object.hasOwn(schema, '$id')) return [];
  return findSchemaRefs(schema, path).flatMap(({ ref, path: at }) => {
    const isOutside = /^(?:[a-z][a-z0-9+.-]*:|\/|\\)/i.test(ref) && !known.test(ref);
    if (!isOutside) return [];
    return [
      {
        message: `“${ref}” leads out of the workspace: a contract is checked without network and without other folders. Copy the schema into “types”, or into a file beside the manifest.`,
        path: at,
        fixes: [
          { title: 'Allow any value here', intents: [{ type: 'set', path: at.slice(0, -1), value: {} }] },
        ],
      },
    ];
  });
});
