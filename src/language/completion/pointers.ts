import { listPayloadFields, type PayloadField } from '../../contract/index.js';
import { followTypes } from '../../contract/payload/schema.js';
import { getAt, getOwn, isObject, type JsonSchema } from '../../schema/json.js';
import { escapeMarkdown } from '../describe-entity.js';
import type { Offer, OfferContext, OfferSource } from './offer.js';

/** JSON Pointers into the payload. */
export const pointerOffers: readonly OfferSource[] = [
  {
    at: 'value',
    places: ['handoffs.*.context.select.*'],
    offer(context) {
      const { json, path } = context;
      const list = getAt(json, path.slice(0, -1));
      const others = Array.isArray(list) ? list.filter((_, i) => i !== path.at(-1)) : [];
      return fieldsOf(context)
        .filter(({ pointer }) => !others.includes(pointer))
        .map(toOffer);
    },
  },
  {
    at: 'value',
    places: ['handoffs.*.fanOut.items'],
    offer: context =>
      fieldsOf(context)
        .filter(field => itemsOf(context, field))
        .map(toOffer),
  },
  {
    at: 'value',
    places: ['handoffs.*.fanOut.key'],
    offer(context) {
      const { json, manifest, path } = context;
      const items = getAt(json, ['handoffs', String(path[1]), 'fanOut', 'items']);
      const field = fieldsOf(context).find(({ pointer }) => pointer === items);
      const handoff = handoffOf(context);
      const payload = field && itemsOf(context, field);
      if (!manifest || !handoff || payload === undefined) return [];
      // Fields of an item are listed as those of a payload are.
      const { context: _, ...rest } = handoff;
      return listPayloadFields(manifest, { ...rest, payload }, String(path[1])).map(toOffer);
    },
  },
];

const handoffOf = ({ manifest, path }: OfferContext) =>
  manifest && getOwn(manifest.handoffs, String(path[1]));

function fieldsOf(context: OfferContext): PayloadField[] {
  const handoff = handoffOf(context);
  return context.manifest && handoff
    ? listPayloadFields(context.manifest, handoff, String(context.path[1]))
    : [];
}

/** The schema of a list's items; undefined for a field that is no list. */
function itemsOf({ manifest }: OfferContext, { schema, path }: PayloadField): JsonSchema | undefined {
  const target = manifest && followTypes(manifest, { schema, path })?.schema;
  if (!isObject(target)) return undefined;
  const items = getOwn(target, 'items');
  if (items === undefined) return getOwn(target, 'type') === 'array' ? true : undefined;
  return isObject(items) || typeof items === 'boolean' ? items : undefined;
}

const toOffer = ({ pointer, type, required, description }: PayloadField): Offer => ({
  value: pointer,
  kind: 'field',
  detail: required ? type : `${type}, optional`,
  ...(description !== undefined && { documentation: escapeMarkdown(description) }),
});
