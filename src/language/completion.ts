import type { ParsedManifest, TextRange } from '../contract/index.js';
import { entityOffers } from './completion/entities.js';
import type { CompletionOptions, Offer, OfferContext, OfferSource } from './completion/offer.js';
import { pointerOffers } from './completion/pointers.js';
import { schemaOffers } from './completion/schema-keywords.js';
import { versionOffers } from './completion/versions.js';
import { wordOffers } from './completion/words.js';
import { type Cursor, cursorAt } from './cursor.js';
import { matchesPath } from './path-pattern.js';

/** Something to put in place of a range of the text. */
export interface Completion extends Pick<Offer, 'kind' | 'detail' | 'documentation'> {
  /** As it will stand in the text, which is what the typed text is compared with. */
  readonly label: string;
  /** The whole text that takes the range's place. */
  readonly insert: string;
  /** Where in `insert` the cursor goes; behind it where there is none. */
  readonly cursor?: number;
  readonly range: TextRange;
}

const sources: readonly OfferSource[] = [
  ...entityOffers,
  ...versionOffers,
  ...pointerOffers,
  ...wordOffers,
  ...schemaOffers,
];

/** What can be written at an offset of a manifest’s text, the likeliest first. */
export function completeAt(
  parsed: ParsedManifest,
  offset: number,
  options: CompletionOptions = {},
): readonly Completion[] {
  const cursor = cursorAt(parsed.text, offset);
  if (!cursor) return [];
  const context: OfferContext = {
    parsed,
    json: parsed.json ?? {},
    manifest: parsed.manifest ?? parsed.draft,
    cursor,
    path: cursor.path,
    options,
  };
  return sources
    .filter(source => source.at === cursor.at && isMeant(source, cursor))
    .flatMap(source => source.offer(context).map(offer => toCompletion(offer, cursor)));
}

const isMeant = ({ places }: OfferSource, { path }: Cursor): boolean =>
  typeof places === 'function' ? places(path) : places.some(pattern => matchesPath(path, pattern));

function toCompletion({ value, member, kind, detail, documentation }: Offer, cursor: Cursor): Completion {
  const label = JSON.stringify(value);
  const full = member === undefined || cursor.hasColon ? label : `${label}: ${member}`;
  const place = full.indexOf('$1');
  const wantsCursor = place >= 0 && full !== label;
  return {
    label,
    insert: wantsCursor ? full.replace('$1', '') : full,
    ...(wantsCursor && { cursor: place }),
    range: cursor.range,
    kind,
    ...(detail !== undefined && { detail }),
    ...(documentation !== undefined && { documentation }),
  };
}
