import { isObject, type JsonObject } from '../../schema/json.js';
import { applyIntents } from '../edit/apply.js';
import { applyEdits } from '../edit/compose.js';
import type { Intent } from '../edit/intent.js';
import { manifestVersion } from '../manifest/workflow.js';
import type { ParsedManifest } from '../parse.js';
import type { Problem } from '../problem.js';
import { readText } from '../text/read.js';
import { type Migration, migrations } from './index.js';

type Editable = Pick<ParsedManifest, 'text' | 'tree' | 'json' | 'editable' | 'empty' | 'problems'>;

/**
 * The intents that bring an older manifest to the present format, step by step; undefined where a step is unknown or
 * cannot be made. All of them are one edit, and so one undo.
 */
export function migrationIntents(
  parsed: Editable,
  from: number,
  known: readonly Migration[] = migrations,
): readonly Intent[] | undefined {
  const intents: Intent[] = [];
  const { text: first, tree, json, editable, empty, problems: found } = parsed;
  // On the way the format is older than the present one, and still it is edited.
  let at: Editable = { text: first, tree, json, editable, empty, problems: found };
  for (let version = from; version < manifestVersion; version++) {
    const step = known.find(migration => migration.from === version);
    if (!step || !at.json) return undefined;
    const made: Intent[] = [
      ...step.intents(at.json),
      { type: 'set', path: ['manifestVersion'], value: version + 1 },
    ];
    const { edits, problems } = applyIntents(at as ParsedManifest, made);
    if (problems.length > 0) return undefined;
    const text = applyEdits(at.text, edits);
    const { tree: next, value } = readText(text);
    at = { ...at, text, tree: next, json: isObject(value) ? value : undefined };
    intents.push(...made);
  }
  return intents;
}

/** Says that a manifest is of an older format, and offers to migrate it. */
export function olderManifestVersion(
  parsed: Editable,
  version: number,
  known: readonly Migration[] = migrations,
): Problem {
  const intents = migrationIntents(parsed, version, known);
  const offer = intents
    ? 'Migrate it: the editor does that in one step, which one undo takes back.'
    : 'There is no way to migrate it: start a new workflow and copy its agents and handoffs over.';
  return {
    code: 'older-manifest-version',
    severity: 'error',
    message: `This file has the format ${version}, but Handoff Designer writes ${manifestVersion}. ${offer}`,
    path: ['manifestVersion'],
    ...(intents && { fixes: [{ title: `Migrate to format ${manifestVersion}`, preferred: true, intents }] }),
  };
}

/** The `manifestVersion` of a json when it is an older one. */
export function olderVersionOf(json: JsonObject | undefined): number | undefined {
  const version = json && Object.hasOwn(json, 'manifestVersion') ? json.manifestVersion : undefined;
  const isOlder = typeof version === 'number' && Number.isInteger(version) && version < manifestVersion;
  return isOlder ? version : undefined;
}
