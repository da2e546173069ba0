import { derivedKey, manifestUri, openDocuments } from '../../codegen/plan/documents.js';
import { listKnownFields } from '../../codegen/plan/known-fields.js';
import { projectPayload } from '../../codegen/plan/projection.js';
import { fingerprint } from '../../codegen/stamp.js';
import {
  type CompatOptions,
  type Containment,
  checkLoaded,
  type LoadedSchema,
} from '../../compat/containment.js';
import { selectFields } from '../../runtime/select-fields.js';
import { createEvaluator } from '../../schema/evaluate.js';
import { getOwn, type Json, type JsonPath } from '../../schema/json.js';
import { loadSchemas } from '../../schema/resolve.js';
import { closureOf } from './closure.js';
import { closeObjects, openObjects } from './reshape.js';
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
  return [closureOf(contract?.[key] ?? null, documents), contract?.context?.select ?? null];
};

const policyOf = ({ documents: { manifest } }: SchemaAt): Json => [
  manifest.compatibility?.openObjects ?? 'any',
  manifest.formats ?? 'annotation',
];

function decide(was: SchemaAt, is: SchemaAt): SchemaVerdicts {
  const { manifest } = is.documents;
  const options: CompatOptions = { assertFormat: manifest.formats === 'assert' };
  const [old, own] = [loadAt(was), loadAt(is)];
  const declaredOnly = manifest.compatibility?.openObjects === 'declared-only';
  const [oldSent, ownSent] = declaredOnly
    ? [loadAt(was, closeObjects), loadAt(is, closeObjects)]
    : [old, own];
  const backward = toVerdict(checkLoaded(oldSent, own, options));
  const forward = toVerdict(checkLoaded(ownSent, old, options));
  const dropped =
    forward.verdict === 'compatible'
      ? forward
      : toVerdict(checkLoaded(ownSent, loadAt(was, openObjects), options));
  return { backward, forward, forwardDropped: confirm(dropped, old) };
}

/** Loads what crosses the edge: the payload cut down to the selected fields, where there is a selection. */
function loadAt(
  { documents, handoff, key }: SchemaAt,
  reshape: (document: Json) => Json = same => same,
): LoadedSchema {
  const { manifest, files } = documents;
  const contract = getOwn(manifest.handoffs, handoff);
  const cut =
    key === 'payload' && contract?.context?.select ? projectPayload(manifest, handoff, contract) : undefined;
  const opened = openDocuments(
    { manifest, manifestName: '', files },
    cut === undefined ? {} : { [handoff]: cut },
  );
  const byUri = new Map([...opened.byUri].map(([uri, document]) => [uri, reshape(document)]));
  const path: JsonPath = cut === undefined ? ['handoffs', handoff, key] : [derivedKey, handoff];
  const graph = loadSchemas(byUri, [{ document: manifestUri, path }]).value;
  return { graph, schema: graph.roots[0] ?? false };
}

function toVerdict(containment: Containment): Verdict {
  if (containment.verdict === 'compatible') return containment;
  if (containment.verdict === 'unknown') {
    const { reason, keyword, path } = containment;
    return { verdict: 'unknown', reason: `${reason} (“${keyword}” at ${path || 'the top'})` };
  }
  const { witness, issues } = containment;
  return { verdict: 'incompatible', witness, ...(issues[0] && { at: issues[0].path || 'the top' }) };
}

/** A witness must still be refused after a receiver has really dropped what it does not know. */
function confirm(verdict: Verdict, { graph, schema }: LoadedSchema): Verdict {
  if (verdict.verdict !== 'incompatible') return verdict;
  const fields = listKnownFields(graph, { schema, scope: graph.scopeOf(schema) });
  const left = selectFields(verdict.witness, fields).value as Json;
  if (!createEvaluator(graph, schema).accepts(left)) return verdict;
  return { verdict: 'unknown', reason: 'what receivers drop could not be told from what they reject' };
}
