import type { Position } from '../../contract/edit/intent.js';
import { entityOfNode } from '../../contract/index.js';
import type { CanvasProblem } from '../../protocol.js';
import { markOf, worstOf } from '../marks.js';
import type { CanvasNode } from './nodes.js';
import type { Size } from './sizes.js';
import { type CanvasWindow, seenPart } from './tiles.js';

/** Pixels of the picture. */
const size: Size = { width: 152, height: 96 };
const padding = 8;

/** What lies where in the picture: a point of the canvas is at (point − origin) × scale. */
export interface Frame {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** Brings all cards into the picture, none larger than it is comfortable to look at. */
export function frameOf(nodes: readonly CanvasNode[]): Frame {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { position, width = 0, height = 0 } of nodes) {
    left = Math.min(left, position.x);
    top = Math.min(top, position.y);
    right = Math.max(right, position.x + width);
    bottom = Math.max(bottom, position.y + height);
  }
  if (left > right) return { scale: 1, x: 0, y: 0 };
  const scale = Math.min(
    (size.width - 2 * padding) / Math.max(right - left, 400),
    (size.height - 2 * padding) / Math.max(bottom - top, 240),
  );
  return {
    scale,
    x: (left + right) / 2 - size.width / 2 / scale,
    y: (top + bottom) / 2 - size.height / 2 / scale,
  };
}

/** The part of the picture that is seen on the canvas, at its border where that reaches beyond. */
export function seenOf({ scale, x, y }: Frame, window: CanvasWindow): Position & Size {
  const inside = (at: number, length: number) => Math.min(Math.max(at * scale, 0), length);
  const seen = seenPart(window);
  const left = inside(seen.left - x, size.width);
  const top = inside(seen.top - y, size.height);
  const right = inside(seen.right - x, size.width);
  const bottom = inside(seen.bottom - y, size.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Paints each card as a block in the colour of its role, what is selected or wrong in that one. */
export function paintCards(
  element: HTMLCanvasElement,
  nodes: readonly CanvasNode[],
  problems: readonly CanvasProblem[],
  { scale, x, y }: Frame,
  colour: (name: string) => string,
): void {
  const context = element.getContext('2d');
  if (!context) return;
  const ratio = window.devicePixelRatio || 1;
  if (element.width !== size.width * ratio) {
    element.width = size.width * ratio;
    element.height = size.height * ratio;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
  for (const { id, position, width = 0, height = 0, data, selected } of nodes) {
    const worst = worstOf(markOf(problems, entityOfNode(id)));
    context.fillStyle = colour(
      selected
        ? '--selected'
        : worst === 'error'
          ? '--error'
          : data.kind === 'agent'
            ? `--role-${(data as { role?: string }).role}`
            : `--role-${data.kind}`,
    );
    context.globalAlpha = selected || worst === 'error' ? 1 : 0.75;
    context.fillRect(
      (position.x - x) * scale,
      (position.y - y) * scale,
      Math.max(2, width * scale),
      Math.max(1.5, height * scale),
    );
  }
}
