import type { MouseEvent } from 'react';
import type { EntityRef } from '../../contract/edit/intent.js';
import { entityOfNode } from '../../contract/index.js';
import type { Designer } from '../designer.js';
import { sameRef } from '../state.js';

/** What lies under the pointer: a card, a pill, or nothing. */
function entityUnder(target: EventTarget): EntityRef | undefined {
  if (!(target instanceof Element)) return undefined;
  const handoff = target.closest<HTMLElement>('[data-handoff]')?.dataset.handoff;
  if (handoff !== undefined) return { kind: 'handoff', id: handoff };
  const node = target.closest<HTMLElement>('.react-flow__node')?.dataset.id;
  return node === undefined ? undefined : entityOfNode(node);
}

/** Opens the menu of what lies under the pointer; it is selected first, unless it is part of the selection. */
export function openMenu(event: MouseEvent, designer: Designer): void {
  if (event.target instanceof Element && event.target.closest('input, .menu')) return;
  event.preventDefault();
  const ref = entityUnder(event.target);
  const { selection } = designer.store.get();
  if (!ref) designer.select([]);
  else if (!selection.some(chosen => sameRef(chosen, ref))) designer.select([ref]);
  const at = designer.view.current?.toCanvas(event.clientX, event.clientY);
  const screen = { x: event.clientX, y: event.clientY };
  if (at) designer.store.dispatch({ type: 'overlay', overlay: { kind: 'menu', at, screen } });
}
