import type { Intent } from '../../contract/edit/intent.js';
import type { Manifest } from '../../contract/manifest/workflow.js';
import { typeNameOf } from '../../contract/payload/schema.js';
import type { Fix } from '../../contract/problem.js';
import { equalJson, getAt, getOwn, isObject, type Json, type JsonPath } from '../../schema/json.js';
import type { ChangedHandoff } from './compare-contracts.js';
import { makeOptional, widen } from './soften.js';
import { keepWitness } from './witness-sample.js';

/** Ways to put a change right that its version does not cover: pay for it, soften it, or take it back. */
export function fixesOf(diff: ChangedHandoff, before: Manifest, now: Manifest): readonly Fix[] {
  return [
    {
      title: `Set the version of “${diff.id}” to ${diff.required}`,
      preferred: true,
      intents: [{ type: 'set', path: ['handoffs', diff.id, 'version'], value: diff.required }],
    },
    ...makeOptional(diff, before, now),
    ...widen(diff.changes, before, now),
    ...(diff.changes.some(change => change.onlyUndeclared) ? [declaredOnly] : []),
    ...restore(diff, before, now),
    ...keep(diff, now),
  ];
}

/** The counterexample of a payload that breaks. */
function keep({ id, changes }: ChangedHandoff, now: Manifest): readonly Fix[] {
  const shown = changes.find(({ aspect, witness }) => aspect === 'payload' && witness !== undefined);
  return shown ? [keepWitness(id, shown.witness, now)] : [];
}

/** A promise that producers make; only offered where it changes the verdict. */
const declaredOnly: Fix = {
  title: 'State that producers send declared fields only',
  intents: [{ type: 'set', path: ['compatibility', 'openObjects'], value: 'declared-only' }],
};

/** Takes the changes back: the manifest's values at the changed places become those of the baseline. */
function restore(diff: ChangedHandoff, before: Manifest, now: Manifest): readonly Fix[] {
  const paths = new Map<string, JsonPath>();
  for (const change of diff.changes)
    for (const path of change.aspect === 'payload' || change.aspect === 'working-memory'
      ? changedSchemas(change.path, before, now)
      : [change.path])
      paths.set(JSON.stringify(path), path);
  const intents = [...paths.values()].flatMap(path => restoreAt(path, before, now));
  if (intents.length === 0) return [];
  return [{ title: `Restore “${diff.id}” as it was`, intents }];
}

function restoreAt(path: JsonPath, before: Manifest, now: Manifest): readonly Intent[] {
  const [was, is] = [getAt(before as Json, path), getAt(now as Json, path)];
  if (was === undefined) return is === undefined ? [] : [{ type: 'unset', path }];
  return is !== undefined && equalJson(was, is) ? [] : [{ type: 'set', path, value: was }];
}

/** The schema at a path and the named types that it reaches, where they differ from the baseline's. */
function changedSchemas(path: JsonPath, before: Manifest, now: Manifest): readonly JsonPath[] {
  const reached = new Map<string, JsonPath>([['', path]]);
  for (const manifest of [before, now]) collect(getAt(manifest as Json, path), manifest, reached);
  return [...reached.values()].filter(at => {
    const [was, is] = [getAt(before as Json, at), getAt(now as Json, at)];
    return was === undefined || is === undefined || !equalJson(was, is);
  });
}

function collect(value: Json | undefined, manifest: Manifest, reached: Map<string, JsonPath>): void {
  if (Array.isArray(value)) for (const item of value) collect(item, manifest, reached);
  if (!isObject(value)) return;
  const name = typeNameOf(getOwn(value, '$ref'));
  if (name !== undefined && !reached.has(name)) {
    reached.set(name, ['types', name]);
    collect(getOwn(manifest.types ?? {}, name) as Json | undefined, manifest, reached);
  }
  for (const child of Object.values(value)) collect(child, manifest, reached);
}
