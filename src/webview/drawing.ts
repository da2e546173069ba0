import { parseManifest } from '../contract/index.js';
import type { Manifest } from '../contract/manifest/workflow.js';
import type { ParsedManifest } from '../contract/parse.js';
import { buildFlow, type Flow } from '../picture/flow.js';
import { placesToKeep } from './steady.js';

/** What the canvas shows of a text that could be read. */
export interface Drawing {
  readonly manifest: Manifest;
  readonly flow: Flow;
  /** How many times every card has been given a new place: the view follows such a change. */
  readonly arrangement: number;
}

/**
 * Reads a text after the one before; while it cannot be read, the drawing stays what it was. Unless `afresh`, no card
 * moves without need.
 */
export function draw(
  text: string,
  previous: Drawing | undefined,
  before?: ParsedManifest,
  afresh = false,
): { parsed: ParsedManifest; drawing: Drawing | undefined } {
  const parsed = parseManifest(text, before);
  if (isBlank(parsed)) return { parsed, drawing: undefined };
  const manifest = parsed.editable || !previous ? parsed.draft : undefined;
  if (!manifest) return { parsed, drawing: previous };
  const kept = previous && !afresh ? placesToKeep(previous, manifest) : undefined;
  const arrangement = (previous?.arrangement ?? 0) + (kept ? 0 : 1);
  return { parsed, drawing: { manifest, flow: buildFlow(manifest, previous?.flow, kept), arrangement } };
}

/** The same drawing as the automatic layout has it, whatever was on the screen before. */
export const drawAfresh = ({ manifest, flow, arrangement }: Drawing): Drawing => ({
  manifest,
  flow: buildFlow(manifest, flow),
  arrangement: arrangement + 1,
});

/** True for a document in which nothing has been started yet. */
export const isBlank = (parsed: ParsedManifest): boolean =>
  parsed.empty || (parsed.json !== undefined && Object.keys(parsed.json).length === 0 && parsed.editable);
