import {
  completeness,
  contractWords,
  type EntityRef,
  entityWords,
  findReferences,
  type ParsedManifest,
  pathOf,
} from '../contract/index.js';
import { describeType } from '../contract/payload/words.js';
import { getAt, getOwn, isObject, type Json, type JsonObject } from '../schema/json.js';

/** What an entity is, in a few lines of Markdown; manifest text is escaped, for it is data and not markup. */
export function describeEntity(parsed: ParsedManifest, ref: EntityRef): string {
  const value = getAt(parsed.json, pathOf(ref));
  const head = `${entityWords[ref.kind]} **${escapeMarkdown(ref.id)}**`;
  if (!isObject(value)) return value === undefined ? `${head}, which is not defined` : head;
  const text = (key: string) => {
    const found = getOwn(value, key);
    return typeof found === 'string' ? escapeMarkdown(found) : undefined;
  };
  const lines = [text('description'), factsOf(ref, value, text), usesOf(parsed, ref)];
  return [head, ...lines.filter(line => line !== undefined && line !== '')].join('\n\n');
}

type TextOf = (key: string) => string | undefined;

function factsOf(ref: EntityRef, value: JsonObject, text: TextOf): string {
  switch (ref.kind) {
    case 'agent':
      return join([text('role'), text('model'), text('promptVersion') && `prompt ${text('promptVersion')}`]);
    case 'handoff':
      return join([
        `${text('from') ?? '?'} → ${text('to') ?? '?'}`,
        text('version'),
        escapeMarkdown(describeType(getOwn(value, 'payload') as never)),
      ]);
    case 'type':
      return fieldsOf(value);
    case 'store':
    case 'deadLetterQueue':
      return join([
        text('kind'),
        text('ttl') ?? text('retention'),
        text('queue'),
        text('bus'),
        text('table'),
      ]);
    case 'sideEffect':
      return join([text('system'), text('operation'), text('class'), text('compensation')]);
  }
}

/** At most this many fields or mentions are worth reading in a hover. */
const most = 12;

function fieldsOf(schema: JsonObject): string {
  const properties = getOwn(schema, 'properties');
  const required = getOwn(schema, 'required');
  if (!isObject(properties)) return escapeMarkdown(describeType(schema));
  const names = Object.keys(properties);
  const lines = names.slice(0, most).map(name => {
    const optional = Array.isArray(required) && required.includes(name) ? '' : ', optional';
    return `- ${escapeMarkdown(name)}: ${escapeMarkdown(describeType(properties[name] as never))}${optional}`;
  });
  return [...lines, ...(names.length > most ? [`- … ${names.length - most} more`] : [])].join('\n');
}

/** What the workflow has to do with it: who hands over, who uses it, what of the contract is still open. */
function usesOf(parsed: ParsedManifest, ref: EntityRef): string | undefined {
  const { json } = parsed;
  if (!json) return undefined;
  if (ref.kind === 'handoff') return missingOf(parsed, ref.id);
  const places = findReferences(json).filter(
    ({ target, path }) => target.kind === ref.kind && target.id === ref.id && path[0] !== 'layout',
  );
  const named = (role: string | undefined) => [
    ...new Set(
      places
        .filter(({ path }) => role === undefined || path[2] === role)
        .map(({ path }) => String(path[1] ?? path[0])),
    ),
  ];
  if (ref.kind === 'agent')
    return join([listOf('hands over in', named('from')), listOf('takes over in', named('to'))]) || undefined;
  return listOf('used by', named(undefined)) ?? 'not used';
}

function listOf(words: string, ids: readonly string[]): string | undefined {
  if (ids.length === 0) return undefined;
  const shown = ids.slice(0, most).map(escapeMarkdown).join(', ');
  return `${words} ${shown}${ids.length > most ? `, … ${ids.length - most} more` : ''}`;
}

function missingOf({ manifest, draft }: ParsedManifest, id: string): string | undefined {
  const known = manifest ?? draft;
  const handoff = known && getOwn(known.handoffs, id);
  if (!known || !handoff) return undefined;
  const { fields, work } = completeness(handoff, getOwn(known.agents, handoff.from));
  const missing: string[] = Object.entries(fields)
    .filter(([, isThere]) => !isThere)
    .map(([field]) => contractWords[field as keyof typeof fields]);
  if (!work) missing.push(contractWords.work);
  return missing.length === 0 ? 'declares the whole contract' : `still to declare: ${missing.join(', ')}`;
}

const join = (facts: readonly (string | undefined)[]): string => facts.filter(Boolean).join(' · ');

/** Text as text: nothing in it formats, links or embeds. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_{}[\]()#+\-.!<>|~$&]/g, '\\$&').replace(/\r?\n|\r/g, ' ');

/** A value as inline code. */
export const codeOf = (value: Json | undefined): string =>
  `\`${JSON.stringify(value).replaceAll('`', 'ˋ')}\``;
