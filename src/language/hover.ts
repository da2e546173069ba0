import { listPayloadFields, type ParsedManifest, type TextRange } from '../contract/index.js';
import { fieldAt } from '../contract/manifest/field.js';
import { isRange, rangeAccepts } from '../contract/version-range.js';
import { getAt, getOwn, isObject, type JsonPath } from '../schema/json.js';
import { codeOf, describeEntity, escapeMarkdown } from './describe-entity.js';
import { occurrenceAt } from './occurrences.js';
import { matchesPath } from './path-pattern.js';
import { reasonAt } from './reasons.js';

/** What there is to say about a place of the text, each part in Markdown. */
export interface Hover {
  readonly range: TextRange;
  /** What the entity is that is named here. */
  readonly entity?: string;
  /** What the value here comes to. */
  readonly value?: string;
  /** What the field means, as the model has it; hosts whose schema support says so already leave it out. */
  readonly field?: string;
  /** Why there is such a field. */
  readonly reason?: string;
}

/** Says what stands at an offset. */
export function hoverAt(parsed: ParsedManifest, offset: number): Hover | undefined {
  const path = parsed.pathAt(offset);
  if (path.length === 0) return undefined;
  const key = parsed.locate(path, 'key');
  const onKey = typeof path.at(-1) === 'string' && key.start <= offset && offset <= key.end;
  const here = occurrenceAt(parsed, offset);
  const entity = here && describeEntity(parsed, here.target);
  const value = here || onKey ? undefined : describeValue(parsed, path);
  const field = onKey && !here?.isDefinition ? describeField(path) : undefined;
  const reason = onKey ? reasonAt(path) : undefined;
  if (!entity && !value && !field && !reason) return undefined;
  return {
    range: here?.range ?? (onKey ? key : parsed.locate(path)),
    ...(entity && { entity }),
    ...(value && { value }),
    ...(field && { field }),
    ...(reason && { reason }),
  };
}

function describeField(path: JsonPath): string | undefined {
  const info = fieldAt(path);
  if (!info) return undefined;
  const facts = [
    info.values.length > 0 ? `One of ${info.values.map(codeOf).join(', ')}.` : '',
    info.default === undefined ? '' : `Default: ${codeOf(info.default as never)}.`,
  ];
  const text = [info.description ?? '', ...facts].filter(Boolean).join(' ');
  return text === '' ? undefined : text;
}

function describeValue(parsed: ParsedManifest, path: JsonPath): string | undefined {
  const value = getAt(parsed.json, path);
  if (typeof value !== 'string') return undefined;
  if (matchesPath(path, 'handoffs.*.context.select.*') || matchesPath(path, 'handoffs.*.fanOut.items'))
    return describePointer(parsed, String(path[1]), value);
  if (matchesPath(path, 'agents.*.accepts.*')) return describeRange(parsed, String(path[3]), value);
  return undefined;
}

function describePointer(
  { manifest, draft }: ParsedManifest,
  id: string,
  pointer: string,
): string | undefined {
  const known = manifest ?? draft;
  const handoff = known && getOwn(known.handoffs, id);
  if (!known || !handoff) return undefined;
  const field = listPayloadFields(known, handoff, id).find(each => each.pointer === pointer);
  if (!field) return undefined;
  const head = `field **${escapeMarkdown(field.name)}**: ${escapeMarkdown(field.type)}${field.required ? '' : ', optional'}`;
  return [head, field.description && escapeMarkdown(field.description)].filter(Boolean).join('\n\n');
}

function describeRange({ json }: ParsedManifest, handoff: string, range: string): string | undefined {
  const sender = getAt(json, ['handoffs', handoff]);
  const version = isObject(sender) ? getOwn(sender, 'version') : undefined;
  if (typeof version !== 'string' || !isRange(range)) return undefined;
  const verdict = rangeAccepts(range, version) ? 'admits' : 'does not admit';
  return `${codeOf(range)} ${verdict} the sender’s version ${codeOf(version)}.`;
}
