import { type EntityKind, entityWords, idsOf } from '../../contract/index.js';
import { getAt, isObject } from '../../schema/json.js';
import { describeEntity } from '../describe-entity.js';
import type { Offer, OfferContext, OfferSource } from './offer.js';
import { rangesFor } from './versions.js';

const source = (kind: EntityKind, places: OfferSource['places']): OfferSource => ({
  at: 'value',
  places,
  offer: context => withoutListed(context, kind).map(id => offerOf(context, kind, id)),
});

/** The ids of what may be named at a place. */
export const entityOffers: readonly OfferSource[] = [
  source('agent', ['handoffs.*.from', 'handoffs.*.to']),
  source('store', ['checkpoints', 'eventLog', 'agents.*.stores.*', 'handoffs.*.context.reference.store']),
  source('deadLetterQueue', ['handoffs.*.deadLetter']),
  source('sideEffect', ['handoffs.*.sideEffects.*']),
  {
    at: 'value',
    places: path => path.at(-1) === '$ref',
    offer: context =>
      idsOf(context.json, 'type').map(id => ({
        ...offerOf(context, 'type', id),
        value: `#/types/${id}`,
      })),
  },
  {
    at: 'key',
    places: ['agents.*.accepts.*'],
    offer(context) {
      const { json, path } = context;
      const present = getAt(json, path.slice(0, -1));
      const ids = idsOf(json, 'handoff').filter(id => !isObject(present) || !Object.hasOwn(present, id));
      const reaching = ids.filter(id => getAt(json, ['handoffs', id, 'to']) === path[1]);
      return (reaching.length > 0 ? reaching : ids).map(id => {
        const version = getAt(json, ['handoffs', id, 'version']);
        const range = typeof version === 'string' ? rangesFor(version)[0]?.value : undefined;
        return { ...offerOf(context, 'handoff', id), member: `"${range ?? '$1'}"` };
      });
    },
  },
];

const offerOf = ({ parsed }: OfferContext, kind: EntityKind, id: string): Offer => ({
  value: id,
  kind: 'entity',
  detail: entityWords[kind],
  documentation: describeEntity(parsed, { kind, id }),
});

/** In a list, what it has already is not offered again; the value under the cursor is. */
function withoutListed({ json, path }: OfferContext, kind: EntityKind): string[] {
  const ids = idsOf(json, kind);
  const index = path.at(-1);
  const list = getAt(json, path.slice(0, -1));
  if (typeof index !== 'number' || !Array.isArray(list)) return ids;
  const listed = new Set(list.filter((_, i) => i !== index));
  return ids.filter(id => !listed.has(id));
}
