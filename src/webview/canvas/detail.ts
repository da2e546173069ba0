import { createContext } from 'react';

/** How much a card shows: everything; name and role; a coloured block with a big name; or only the block. */
export type Detail = 'near' | 'mid' | 'far' | 'block';

/** With more cards than this a workflow is large. */
export const largeWorkflow = 150;

/**
 * The detail for a zoom. In a large workflow cards have no ports in the DOM below 0.5: that halves the frame time of a
 * thousand cards. A small one can afford its pills for longer.
 */
export const detailAt = (zoom: number, isLarge: boolean): Detail =>
  zoom >= (isLarge ? 0.5 : 0.42) ? 'near' : zoom >= 0.28 ? 'mid' : zoom >= 0.13 ? 'far' : 'block';

export const DetailContext = createContext<Detail>('near');
