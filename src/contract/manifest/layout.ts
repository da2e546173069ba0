import * as z from 'zod';

/** A pinned position on the canvas, in pixels at zoom 1. */
export const position = z.looseObject({ x: z.number(), y: z.number() }).meta({ id: 'position' });

/** Nodes that were moved by hand: agents by id, stores as `store:id`, queues as `queue:id`. Outside every hash. */
export const layoutModel = z.record(z.string(), position).meta({
  description:
    'Only nodes that were moved by hand; the last block of the file, one line each; outside every hash.',
});
