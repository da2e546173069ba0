import type { Manifest, ParsedManifest } from '../../contract/index.js';
import type { JsonObject, JsonPath } from '../../schema/json.js';
import type { Cursor } from '../cursor.js';

/** What completion can offer at one place. */
export interface Offer {
  /** The JSON value, or the key, that is put in. */
  readonly value: string | number | boolean;
  readonly kind: 'entity' | 'field' | 'word' | 'version' | 'keyword';
  /** A few words behind the value. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** For a key: the text of its value, `$1` being where the cursor goes. */
  readonly member?: string;
}

/** What offers are made from. */
export interface OfferContext {
  readonly parsed: ParsedManifest;
  readonly json: JsonObject;
  /** As much of the manifest as can be understood. */
  readonly manifest: Manifest | undefined;
  readonly cursor: Cursor;
  readonly path: JsonPath;
  readonly options: CompletionOptions;
}

/** What completion knows besides the text. */
export interface CompletionOptions {
  /** Codes of problems, for severities and suppressions. */
  readonly codes?: readonly string[];
  /** Today as YYYY-MM-DD, for the days on which suppressions end. */
  readonly today?: string;
}

/** Offers for the places that a pattern describes, or that a test finds. */
export interface OfferSource {
  readonly at: 'key' | 'value';
  readonly places: readonly string[] | ((path: JsonPath) => boolean);
  offer(context: OfferContext): readonly Offer[];
}
