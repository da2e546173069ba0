import { createContext } from 'react';

/** How much a card shows: everything; name and role; a coloured block with a big name; or only the block. */
export type Detail = 'near' | 'mid' | 'far' | 'block';

/** The detail for a zoom. Below 0.5 cards have no ports in the DOM: that halves the frame time of a thousand cards. */
export const detailAt = (zoom: number): Detail =>
  zoom >= 0.5 ? 'near' : zoom >= 0.28 ? 'mid' : zoom >= 0.13 ? 'far' : 'block';

export const DetailContext = createContext<Detail>('near');
