import type { JsonObject } from '../../schema/json.js';
import type { Intent } from '../edit/intent.js';
import { from0 } from './from-0.js';

/** One step from an older format of the manifest to the next. */
export interface Migration {
  /** The `manifestVersion` it starts from; it leads to the next one, which it need not set itself. */
  readonly from: number;
  /** What it changes, in one line. */
  readonly summary: string;
  /** The edits that bring a manifest of that format to the next; pure, like every plan. */
  intents(json: JsonObject): readonly Intent[];
}

/** Every migration, oldest first. */
export const migrations: readonly Migration[] = [from0];
