import { type EntityRef, entityWords, type ParsedManifest, pathOf } from '../../contract/index.js';
import { getAt, getOwn, isObject, type Json, type JsonObject } from '../../schema/json.js';

/** What an entity is, in a few lines of Markdown; manifest text is escaped, for it is data and not markup. */
export function describeEntity({ json }: ParsedManifest, ref: EntityRef): string {
  const value = getAt(json, pathOf(ref));
  if (!isObject(value)) return `${entityWords[ref.kind]} **${escapeMarkdown(ref.id)}**`;
  const text = (key: string) => {
    const found = getOwn(value, key);
    return typeof found === 'string' ? escapeMarkdown(found) : undefined;
  };
  const head = `${entityWords[ref.kind]} **${escapeMarkdown(ref.id)}**`;
  const lines = [text('description'), factsOf(ref, value, text)].filter(
    line => line !== undefined && line !== '',
  );
  return [head, ...lines].join('\n\n');
}

function factsOf(ref: EntityRef, value: JsonObject, text: (key: string) => string | undefined): string {
  switch (ref.kind) {
    case 'agent':
      return join([text('role'), text('model'), text('promptVersion') && `prompt ${text('promptVersion')}`]);
    case 'handoff':
      return join([`${text('from') ?? '?'} → ${text('to') ?? '?'}`, text('version')]);
    case 'type':
      return join([listKeys(getOwn(value, 'properties'))]);
    case 'store':
    case 'deadLetterQueue':
      return join([text('kind'), text('ttl'), text('queue'), text('bus')]);
    case 'sideEffect':
      return join([text('system'), text('operation'), text('class'), text('compensation')]);
  }
}

const listKeys = (properties: Json | undefined): string | undefined =>
  isObject(properties) ? Object.keys(properties).map(escapeMarkdown).join(', ') : undefined;

const join = (facts: readonly (string | undefined)[]): string => facts.filter(Boolean).join(' · ');

/** Text as text: nothing in it formats, links or embeds. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_{}[\]()#+\-.!<>|~$&]/g, '\\$&').replace(/\r?\n|\r/g, ' ');
