import { fingerprint } from '../../codegen/hash.js';
import { derivedKey, manifestUri, openDocuments } from '../../codegen/plan/documents.js';
import { listKnownFields } from '../../codegen/plan/known-fields.js';
import {
  type CompatOptions,
  type Containment,
  checkLoaded,
  compareLoaded,
  explainWitness,
  type LoadedSchema,
} from '../../compat/index.js';
import { projectPayload } from '../../contract/payload/projection.js';
import { selectFields } from '../../runtime/select-fields.js';
import { createEvaluator, type Issue } from '../../schema/evaluate.js';
import { getOwn, type Json, type JsonObject, type JsonPath, parsePointer } from '../../schema/json.js';
import { loadSchemas } from '../../schema/resolve.js';
import { closureOf, type Documents } from './closure.js';
import { openObjects } from './open-objects.js';
import type { CompareSchemas, SchemaAt, SchemaVerdicts, Verdict } from './verdicts.js';

/** Verdicts by content: a schema that did not change since the last keystroke is not compared again. */
const remembered = new Map<string, SchemaVerdicts>();
const most = 4000;

/** Compares by containment, in every direction; answers are remembered by the content of both schemas. */
export const compareSchemas: CompareSchemas = (was, is) => {
  const key = fingerprint(JSON.stringify([contentOf(was), contentOf(is), policyOf(is)]));
  const known = remembered.get(key);
  if (known) return known;
  const verdicts = decide(was, is);
  if (remembered.size >= most) remembered.clear();
  remembered.set(key, verdicts);
  return verdicts;
};

const contentOf = ({ documents, handoff, key }: SchemaAt): Json => {
  const contract = getOwn(documents.manifest.handoffs, handoff);
  const schema: Json = contract?.[key] ?? null;
  // Verdicts name places, so equal schemas of two handoffs, or of two types, are not the same question.
  return [handoff, schema, closureOf(schema, documents), contract?.context?.select ?? null];
};

const policyOf = ({ documents: { manifest } }: SchemaAt): Json => [
  manifest.compatibility?.openObjects ?? 'any',
  manifest.formats ?? 'annotation',
];

function decide(was: SchemaAt, is: SchemaAt): SchemaVerdicts {
  const [old, own] = [loadAt(was), loadAt(is)];
  const loadOpened = () => loadAt(was, openObjects);
  const options = optionsOf(is);
  const { backward, forward } = compareLoaded(old, own, options);
  const dropped = forward.verdict === 'compatible' ? forward : checkLoaded(own, loadOpened(), options);
  const verdicts: SchemaVerdicts = {
    backward: toVerdict(backward),
    forward: toVerdict(forward),
    forwardDropped: confirm(toVerdict(dropped), old),
  };
  if (options.openObjects !== 'any' || !breaks(verdicts)) return verdicts;
  // Who sends less breaks no more than who sends anything, so only what is in doubt is asked again.
  const narrow: CompatOptions = { ...options, openObjects: 'declared-only' };
  const stillBreaks =
    (backward.verdict !== 'compatible' && checkLoaded(old, own, narrow).verdict === 'incompatible') ||
    (dropped.verdict !== 'compatible' &&
      confirm(toVerdict(checkLoaded(own, loadOpened(), narrow)), old).verdict === 'incompatible');
  return { ...verdicts, onlyUndeclared: !stillBreaks };
}

const breaks = ({ backward, forwardDropped }: SchemaVerdicts): boolean =>
  backward.verdict === 'incompatible' || forwardDropped.verdict === 'incompatible';

const optionsOf = ({ documents: { manifest } }: SchemaAt): CompatOptions => ({
  assertFormat: manifest.formats === 'assert',
  openObjects: manifest.compatibility?.openObjects ?? 'any',
});

type Reshape = (document: Json) => Json;
const asWritten: Reshape = document => document;

/** Loads what crosses the edge: the payload cut down to the selected fields, where there is a selection. */
function loadAt({ documents, handoff, key }: SchemaAt, reshape: Reshape = asWritten): LoadedSchema {
  const { manifest } = documents;
  const contract = getOwn(manifest.handoffs, handoff);
  const cut =
    key === 'payload' && contract?.context?.select ? projectPayload(manifest, handoff, contract) : undefined;
  const byUri = openReshaped(documents, reshape);
  const path: JsonPath = cut === undefined ? ['handoffs', handoff, key] : [derivedKey, handoff];
  if (cut === undefined) return loadRoot(byUri, path);
  const host = { ...(byUri.get(manifestUri) as JsonObject), [derivedKey]: { [handoff]: reshape(cut) } };
  return loadRoot(new Map([...byUri, [manifestUri, host]]), path);
}

function loadRoot(byUri: ReadonlyMap<string, Json>, path: JsonPath): LoadedSchema {
  const graph = loadSchemas(byUri, [{ document: manifestUri, path }]).value;
  return { graph, schema: graph.roots[0] ?? false };
}

const opened = new WeakMap<Documents, Map<Reshape, ReadonlyMap<string, Json>>>();

/** A contract's documents by URI; all its handoffs share them. */
function openReshaped(documents: Documents, reshape: Reshape): ReadonlyMap<string, Json> {
  const known = opened.get(documents) ?? new Map<Reshape, ReadonlyMap<string, Json>>();
  opened.set(documents, known);
  const found = known.get(reshape);
  if (found) return found;
  const { byUri } = openDocuments({ ...documents, manifestName: '' }, {});
  const reshaped = new Map([...byUri].map(([uri, document]) => [uri, reshape(document)]));
  known.set(reshape, reshaped);
  return reshaped;
}

function toVerdict(containment: Containment): Verdict {
  if (containment.verdict === 'compatible') return containment;
  if (containment.verdict === 'unknown') {
    const { reason, keyword, path } = containment;
    return { verdict: 'unknown', reason: `${reason} (“${keyword}” at ${path || 'the top'})` };
  }
  const { witness, issues } = containment;
  return { verdict: 'incompatible', witness, why: explainWitness(issues, witness), ...placeOf(issues) };
}

/** Where in the manifest the keyword stands that rejects a witness, if it stands there. */
function placeOf([issue]: readonly Issue[]): { readonly rejectedAt?: JsonPath } {
  if (issue?.document !== manifestUri) return {};
  const path = parsePointer(issue.schemaPath);
  return path && path[0] !== derivedKey ? { rejectedAt: path } : {};
}

/** A witness must still be refused after a receiver has really dropped what it does not know. */
function confirm(verdict: Verdict, { graph, schema }: LoadedSchema): Verdict {
  if (verdict.verdict !== 'incompatible') return verdict;
  const fields = listKnownFields(graph, { schema, scope: graph.scopeOf(schema) });
  const left = selectFields(verdict.witness, fields).value as Json;
  if (!createEvaluator(graph, schema).accepts(left)) return verdict;
  return { verdict: 'unknown', reason: 'what receivers drop could not be told from what they reject' };
}
