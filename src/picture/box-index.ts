/** An upright rectangle on the canvas. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const cell = 256;

/** Boxes by where they are, so that only neighbours need comparing. */
export class BoxIndex {
  readonly #cells = new Map<number, Box[]>();

  add(box: Box): void {
    this.#visit(box, key => {
      const list = this.#cells.get(key);
      if (list) list.push(box);
      else this.#cells.set(key, [box]);
      return false;
    });
  }

  /** True when no box of the index touches this one. */
  isFree(box: Box): boolean {
    return !this.#visit(box, key =>
      (this.#cells.get(key) ?? []).some(
        other =>
          other.left < box.right &&
          box.left < other.right &&
          other.top < box.bottom &&
          box.top < other.bottom,
      ),
    );
  }

  /** How much of this box others cover; what several cover, or one in several cells, counts more than once. */
  covered(box: Box): number {
    let covered = 0;
    this.#visit(box, key => {
      for (const other of this.#cells.get(key) ?? []) {
        const width = Math.min(box.right, other.right) - Math.max(box.left, other.left);
        const height = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
        if (width > 0 && height > 0) covered += width * height;
      }
      return false;
    });
    return covered;
  }

  /** Calls with the key of each cell that a box touches, until one call says true. */
  #visit({ left, top, right, bottom }: Box, each: (key: number) => boolean): boolean {
    const [lastColumn, lastRow] = [Math.floor(right / cell), Math.floor(bottom / cell)];
    for (let column = Math.floor(left / cell); column <= lastColumn; column++)
      for (let row = Math.floor(top / cell); row <= lastRow; row++)
        // Far apart enough for any canvas: cells never share a key.
        if (each(column * 4_194_304 + row)) return true;
    return false;
  }
}
