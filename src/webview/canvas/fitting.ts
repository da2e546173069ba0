import { getViewportForBounds, type Viewport } from '@xyflow/react';
import type { Position } from '../../contract/edit/intent.js';
import type { Size } from './sizes.js';

/** How everything is brought into view. */
const fitting = { maxZoom: 1.1, minZoom: 0.04 } as const;

/** Space for the zoom bar, and for the minimap, in their corners at the bottom. */
const zoomBar = 54;
const minimap = { width: 172, height: 116 } as const;
const side = 0.05;

/** A card as the canvas library knows it. */
export interface PlacedCard {
  readonly position: Position;
  readonly measured?: Partial<Size>;
}

/** The viewport with all cards in view, and none below the tools in the corners; without a card, the life-size one. */
export function viewportOf(cards: readonly PlacedCard[], size: Size): Viewport {
  if (cards.length === 0) return { x: 0, y: 0, zoom: 1 };
  const { left, top, right, bottom } = screenBox(cards, [0, 0, 1]);
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  const { minZoom, maxZoom } = fitting;
  return getViewportForBounds(box, size.width, size.height, minZoom, maxZoom, paddingFor(cards, size));
}

/** The viewport with some cards in view, and what is around them. */
export function closeUpOf(cards: readonly PlacedCard[], { width, height }: Size): Viewport {
  const { left, top, right, bottom } = screenBox(cards, [0, 0, 1]);
  const { minZoom, maxZoom } = fitting;
  return getViewportForBounds(
    { x: left, y: top, width: right - left, height: bottom - top },
    width,
    height,
    minZoom,
    maxZoom,
    0.4,
  );
}

/** Space around everything in view: as little as leaves no card below the tools in the corners. */
function paddingFor(cards: readonly PlacedCard[], { width, height }: Size) {
  const box = screenBox(cards, [0, 0, 1]);
  const room = { x: width * (1 - 2 * side), y: height * (1 - side) - zoomBar };
  const zoom = Math.min(
    fitting.maxZoom,
    room.x / Math.max(1, box.right - box.left),
    room.y / Math.max(1, box.bottom - box.top),
  );
  const x = width / 2 - ((box.left + box.right) / 2) * zoom;
  const y = height * side + room.y / 2 - ((box.top + box.bottom) / 2) * zoom;
  const isCovered = cards.some(card => {
    const { right, bottom } = screenBox([card], [x, y, zoom]);
    return right > width - minimap.width && bottom > height - minimap.height;
  });
  const percent = `${side * 100}%` as const;
  return { x: percent, top: percent, bottom: `${isCovered ? minimap.height : zoomBar}px` } as const;
}

/** The box around some cards, in pixels of the canvas's window. */
export function screenBox(
  cards: readonly PlacedCard[],
  [tx, ty, zoom]: readonly [x: number, y: number, zoom: number],
) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const {
    position: { x, y },
    measured = {},
  } of cards) {
    box.left = Math.min(box.left, x * zoom + tx);
    box.top = Math.min(box.top, y * zoom + ty);
    box.right = Math.max(box.right, (x + (measured.width ?? 0)) * zoom + tx);
    box.bottom = Math.max(box.bottom, (y + (measured.height ?? 0)) * zoom + ty);
  }
  return box;
}
