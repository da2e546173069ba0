import type { EntityRef } from '../contract/edit/intent.js';
import { entityAt } from '../contract/index.js';
import type { Manifest } from '../contract/manifest/workflow.js';
import { payloadName } from '../picture/flow.js';
import { roleWords } from '../picture/words.js';
import type { CanvasProblem } from '../protocol.js';
import { isObject, type Json } from '../schema/json.js';
import type { Choice } from './panels/QuickPick.js';

/** Something that can be found, and where it is. */
export interface Found extends Choice {
  readonly ref: EntityRef | undefined;
  readonly isProblem: boolean;
  /** What is matched, in lower case. */
  readonly words: string;
}

/** Names of fields in a schema, nested ones with their path. */
function* fieldsOf(schema: Json | undefined, prefix = '', depth = 0): Generator<string> {
  if (!isObject(schema) || depth > 4) return;
  if (isObject(schema.properties))
    for (const [name, inner] of Object.entries(schema.properties)) {
      yield `${prefix}${name}`;
      yield* fieldsOf(inner, `${prefix}${name}.`, depth + 1);
    }
  if (isObject(schema.items)) yield* fieldsOf(schema.items, prefix, depth + 1);
}

/** Everything in a workflow that has a name, and its problems. */
export function listFindable(manifest: Manifest, problems: readonly CanvasProblem[]): Found[] {
  const all: Found[] = [];
  const add = (ref: EntityRef, label: string, detail: string, look: { icon?: string; swatch?: string }) =>
    all.push({
      key: `${ref.kind}:${ref.id}:${label}`,
      ref,
      label,
      detail,
      ...look,
      isProblem: false,
      words: `${label} ${detail}`.toLowerCase(),
    });
  for (const [id, agent] of Object.entries(manifest.agents))
    add(
      { kind: 'agent', id },
      id,
      [roleWords[agent.role].toLowerCase(), agent.description].filter(Boolean).join(' · '),
      { swatch: agent.role },
    );
  for (const [id, handoff] of Object.entries(manifest.handoffs)) {
    add({ kind: 'handoff', id }, id, `${payloadName(handoff.payload)} ${handoff.version}`, {
      icon: 'arrow-right',
    });
    for (const field of fieldsOf(handoff.payload as Json))
      add({ kind: 'handoff', id }, field, `field of ${id}`, { icon: 'symbol-field' });
  }
  for (const [id, schema] of Object.entries(manifest.types ?? {})) {
    add({ kind: 'type', id }, id, 'type', { icon: 'symbol-structure' });
    for (const field of fieldsOf(schema as Json))
      add({ kind: 'type', id }, field, `field of ${id}`, { icon: 'symbol-field' });
  }
  for (const id of Object.keys(manifest.stores ?? {}))
    add({ kind: 'store', id }, id, 'state store', { icon: 'database' });
  for (const id of Object.keys(manifest.deadLetterQueues ?? {}))
    add({ kind: 'deadLetterQueue', id }, id, 'dead-letter queue', { icon: 'inbox' });
  for (const id of Object.keys(manifest.sideEffects ?? {}))
    add({ kind: 'sideEffect', id }, id, 'side effect', { icon: 'zap' });
  problems.forEach((problem, i) => {
    const ref = problem.file === undefined ? entityAt(problem.path) : undefined;
    const icon = problem.severity === 'error' ? 'error' : problem.severity === 'warning' ? 'warning' : 'info';
    const detail = ref?.id ?? problem.file ?? '';
    all.push({
      key: `problem:${i}`,
      ref,
      label: problem.message,
      detail,
      icon,
      isProblem: true,
      words: `${problem.message} ${problem.code} ${detail}`.toLowerCase(),
    });
  });
  return all;
}

/** What matches every word of a text, the best first: names that start with it, names that hold it, then details. */
export function find(all: readonly Found[], text: string): Found[] {
  const problemsOnly = text.startsWith('!');
  const wanted = text.replace(/^!/, '').toLowerCase().split(/\s+/).filter(Boolean);
  const [first = ''] = wanted;
  const rank = ({ label, isProblem }: Found) => {
    if (isProblem) return 3;
    const name = label.toLowerCase();
    return name.startsWith(first) ? 0 : name.includes(first) ? 1 : 2;
  };
  return all
    .filter(
      found => (problemsOnly ? found.isProblem : true) && wanted.every(word => found.words.includes(word)),
    )
    .sort((a, b) => rank(a) - rank(b));
}
