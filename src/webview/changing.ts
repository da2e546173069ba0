import type { EntityRef } from '../contract/edit/intent.js';
import { entityWords, nodeIdOf } from '../contract/index.js';
import { plural } from '../picture/words.js';
import type { Json } from '../schema/json.js';
import { fragmentOf, readFragment } from './clipboard.js';
import type { Designer } from './designer.js';

/** What a list of entities is called: `triage`, or `3 agents and 2 handoffs`. */
export function describe(targets: readonly EntityRef[]): string {
  const [only] = targets;
  if (targets.length === 1 && only) return only.id;
  const counts = new Map<string, number>();
  for (const { kind } of targets) counts.set(entityWords[kind], (counts.get(entityWords[kind]) ?? 0) + 1);
  const parts = [...counts].map(([word, count]) => plural(count, word));
  return parts.length < 2 ? (parts[0] ?? 'nothing') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** The handoffs that cannot stand without the agents to be removed. */
export function dependentsOf(designer: Designer, targets: readonly EntityRef[]): EntityRef[] {
  const manifest = designer.store.get().drawing?.manifest;
  const agents = new Set(targets.filter(ref => ref.kind === 'agent').map(ref => ref.id));
  const chosen = new Set(targets.filter(ref => ref.kind === 'handoff').map(ref => ref.id));
  return Object.entries(manifest?.handoffs ?? {})
    .filter(([id, { from, to }]) => !chosen.has(id) && (agents.has(from) || agents.has(to)))
    .map(([id]) => ({ kind: 'handoff', id }) as const);
}

/** Removes what is selected, naming what goes with it. */
export function removeSelection(designer: Designer): void {
  const targets = designer.store.get().selection;
  if (targets.length === 0) return;
  const dependents = dependentsOf(designer, targets);
  const names =
    dependents.length > 2
      ? plural(dependents.length, 'handoff')
      : dependents.map(ref => ref.id).join(' and ');
  const label = `Remove ${describe(targets)}${names ? ` with ${names}` : ''}`;
  designer.edit(label, [{ type: 'remove', targets }]);
}

/** Everything on the canvas. */
export function selectAll(designer: Designer): void {
  const { drawing } = designer.store.get();
  if (!drawing) return;
  const { agents, handoffs, stores, deadLetterQueues } = drawing.manifest;
  const refs = (kind: EntityRef['kind'], of: object | undefined) =>
    Object.keys(of ?? {}).map(id => ({ kind, id }));
  designer.select([
    ...refs('agent', agents),
    ...refs('handoff', handoffs),
    ...refs('store', stores),
    ...refs('deadLetterQueue', deadLetterQueues),
  ]);
}

/** The selection as manifest text, for the clipboard. */
export function copyText(designer: Designer): string | undefined {
  const { drawing, parsed, selection } = designer.store.get();
  if (!drawing || !parsed?.json) return undefined;
  const places = Object.fromEntries(drawing.flow.nodes.map(node => [node.id, node.position]));
  const fragment = fragmentOf(parsed.json, drawing.manifest, selection, places);
  return fragment && JSON.stringify(fragment, null, 2);
}

const pasteOffset = { x: 32, y: 32 };

/** Pastes a piece of a manifest; says so when the text is none. */
export function pasteText(designer: Designer, text: string, label = 'Paste'): void {
  const fragment = readFragment(text);
  if (!fragment) designer.say('The clipboard holds no piece of a workflow.');
  else designer.edit(label, [{ type: 'paste', fragment: fragment as Json, offset: pasteOffset }], 'new');
}

/** Pastes what is selected beside itself, as one step. */
export function duplicateSelection(designer: Designer): void {
  const text = copyText(designer);
  if (text) pasteText(designer, text, `Duplicate ${describe(designer.store.get().selection)}`);
}

/** Gives every hand-placed card back to the automatic layout: of the selection, or of the whole canvas. */
export function tidy(designer: Designer): void {
  const { drawing, selection } = designer.store.get();
  if (!drawing) return;
  const chosen = new Set(selection.flatMap(ref => nodeIdOf(ref) ?? []));
  const pinned = drawing.flow.nodes.filter(node => node.pinned && (chosen.size < 2 || chosen.has(node.id)));
  if (pinned.length === 0) {
    designer.store.dispatch({ type: 'reflow', when: 'now' });
    designer.say('Everything is placed automatically.');
    return;
  }
  const ids = pinned.map(node => node.id);
  if (chosen.size < 2 && designer.mayEdit()) designer.store.dispatch({ type: 'reflow', when: 'next' });
  designer.edit(`Tidy ${plural(ids.length, 'card')}`, [{ type: 'unpin', ids }]);
}
