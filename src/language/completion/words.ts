import { collections, entityKinds, entityWords, idsOf } from '../../contract/index.js';
import { getAt, getOwn, isObject, type Json, type JsonObject, toPointer } from '../../schema/json.js';
import { matchesPath } from '../path-pattern.js';
import type { Offer, OfferContext, OfferSource } from './offer.js';

/** Words that the workflow uses elsewhere, the most used first: names that agree need no translation later. */
const usedBefore = (places: readonly string[], alike: readonly string[] = places): OfferSource => ({
  at: 'value',
  places,
  offer(context) {
    const counts = new Map<string, number>();
    for (const pattern of alike)
      for (const word of wordsAt(context.json, pattern.split('.')))
        counts.set(word, (counts.get(word) ?? 0) + 1);
    const taken = new Set(siblingsOf(context));
    return [...counts]
      .filter(([word]) => word !== '' && !taken.has(word))
      .sort((a, b) => b[1] - a[1])
      .map(
        ([value, count]): Offer => ({
          value,
          kind: 'word',
          detail: count > 1 ? `used ${count} times` : 'used once',
        }),
      );
  },
});

/** Lengths of time as ISO 8601 writes them. */
const durations: readonly (readonly [value: string, words: string])[] = [
  ['PT1S', '1 second'],
  ['PT30S', '30 seconds'],
  ['PT5M', '5 minutes'],
  ['PT1H', '1 hour'],
  ['PT24H', '24 hours'],
  ['P7D', '7 days'],
  ['P14D', '14 days'],
];

const errorNames = ['handoffs.*.failureModes.retryable.*', 'handoffs.*.failureModes.escalate.*'];
const work = ['handoffs.*.work.completed.*', 'handoffs.*.work.remaining.*'];

/** Words, durations, codes and dates. */
export const wordOffers: readonly OfferSource[] = [
  usedBefore(errorNames),
  usedBefore(work),
  usedBefore(['agents.*.tools.*']),
  usedBefore(['agents.*.model']),
  usedBefore(['sideEffects.*.system']),
  usedBefore(['sideEffects.*.operation'], ['sideEffects.*.operation', 'sideEffects.*.compensation']),
  usedBefore(['sideEffects.*.compensation'], ['sideEffects.*.operation', 'sideEffects.*.compensation']),
  {
    at: 'value',
    places: [
      'handoffs.*.context.reference.ttl',
      'handoffs.*.retry.initial',
      'handoffs.*.retry.max',
      'stores.*.ttl',
      'deadLetterQueues.*.retention',
    ],
    offer: () => durations.map(([value, detail]): Offer => ({ value, kind: 'word', detail })),
  },
  {
    at: 'key',
    places: ['severity.*'],
    offer({ options }) {
      return (options.codes ?? []).map((value): Offer => ({ value, kind: 'word', member: '"$1"' }));
    },
  },
  {
    at: 'value',
    places: ['suppress.*.code'],
    offer: ({ options }) => (options.codes ?? []).map((value): Offer => ({ value, kind: 'word' })),
  },
  {
    at: 'value',
    places: ['suppress.*.path'],
    offer: ({ json }) =>
      entityKinds.flatMap(kind =>
        idsOf(json, kind).map(
          (id): Offer => ({
            value: toPointer([collections[kind], id]),
            kind: 'entity',
            detail: entityWords[kind],
          }),
        ),
      ),
  },
  {
    at: 'value',
    places: ['suppress.*.expires'],
    offer: ({ options: { today } }) =>
      today === undefined
        ? []
        : [30, 90, 180].map(
            (days): Offer => ({
              value: dayAfter(today, days),
              kind: 'word',
              detail: `in ${days} days`,
            }),
          ),
  },
];

/** Every text at the places that a pattern describes. */
function* wordsAt(json: Json | undefined, pattern: readonly string[]): Generator<string> {
  const [part, ...rest] = pattern;
  if (part === undefined) {
    if (typeof json === 'string') yield json;
  } else if (part !== '*') {
    if (isObject(json)) yield* wordsAt(getOwn(json, part), rest);
  } else if (Array.isArray(json)) for (const item of json) yield* wordsAt(item, rest);
  else if (isObject(json))
    for (const key of Object.keys(json)) yield* wordsAt((json as JsonObject)[key], rest);
}

/** What the lists beside the cursor hold: an error that is retried does not escalate as well. */
function siblingsOf({ json, path }: OfferContext): Json[] {
  const list = getAt(json, path.slice(0, -1));
  if (!Array.isArray(list)) return [];
  const beside = errorNames.some(pattern => matchesPath(path, pattern))
    ? Object.values(errorsOf(json, path[1]))
    : [list];
  return beside.flatMap(each => (Array.isArray(each) ? each : [])).filter(word => word !== getAt(json, path));
}

function errorsOf(json: JsonObject, handoff: string | number | undefined): JsonObject {
  const modes = getAt(json, ['handoffs', String(handoff), 'failureModes']);
  return isObject(modes) ? modes : {};
}

function dayAfter(today: string, days: number): string {
  const date = new Date(`${today}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return today;
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
