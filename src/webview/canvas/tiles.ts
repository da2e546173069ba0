import type { Position } from '../../contract/edit/intent.js';
import type { Size } from './sizes.js';

/** A part of the canvas, in its pixels. */
export interface Tile {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What is seen of the canvas through its window. */
export function seenPart({ transform: [x, y, zoom], width, height }: CanvasWindow): Tile {
  return { left: -x / zoom, top: -y / zoom, right: (width - x) / zoom, bottom: (height - y) / zoom };
}

/** The window as the canvas library's store knows it. */
export interface CanvasWindow extends Size {
  readonly transform: readonly [x: number, y: number, zoom: number];
}

const tileSize = 512;

/** The seen tiles, rounded outwards, as a string: it changes seldom while panning. */
export function tileOf(
  [x, y, zoom]: readonly [number, number, number],
  width: number,
  height: number,
): string {
  const low = (offset: number) => Math.floor(-offset / zoom / tileSize - 0.5);
  const high = (offset: number, length: number) => Math.ceil((length - offset) / zoom / tileSize + 0.5);
  return `${low(x)},${low(y)},${high(x, width)},${high(y, height)}`;
}

/** The part of the canvas that a tile's key stands for. */
export function readTile(key: string): Tile {
  const [left = 0, top = 0, right = 0, bottom = 0] = key.split(',').map(part => Number(part) * tileSize);
  return { left, top, right, bottom };
}

/** True when the box around two cards touches the seen part; how far a line swings out of it is less than a tile's margin. */
export const isNear = (tile: Tile, a: Position, b: Position, size: Size): boolean =>
  Math.min(a.x, b.x) < tile.right &&
  Math.max(a.x, b.x) + size.width > tile.left &&
  Math.min(a.y, b.y) < tile.bottom &&
  Math.max(a.y, b.y) + size.height > tile.top;
