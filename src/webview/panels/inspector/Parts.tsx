import { typeNameOf } from '../../../contract/index.js';
import { isObject, type JsonObject } from '../../../schema/json.js';
import { useDesigner } from '../../store.js';

const words = { oneOf: 'Exactly one of', anyOf: 'At least one of', allOf: 'All of' } as const;
const keywords = Object.keys(words) as (keyof typeof words)[];

/** Whether a schema is put together from others, so that it has no single list of fields. */
export const isComposed = (schema: JsonObject): boolean =>
  [...keywords, 'if'].some(keyword => Object.hasOwn(schema, keyword));

/** What a schema is put together from: named types, each selected by a click, and what has no name. */
export function Parts({ schema }: { readonly schema: JsonObject }) {
  const lists = keywords.flatMap(keyword => {
    const parts = Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
    return Array.isArray(parts) ? [{ keyword, parts }] : [];
  });
  if (lists.length === 0)
    return <p className="form-help">Its fields depend on a condition: see its schema.</p>;
  return lists.map(({ keyword, parts }) => (
    <div key={keyword} className="payload-parts">
      <span className="form-help">{words[keyword]}</span>
      <ul>
        {parts.map((part, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other identity than their place.
          <li key={i}>
            <Part part={part} />
          </li>
        ))}
      </ul>
    </div>
  ));
}

function Part({ part }: { readonly part: unknown }) {
  const designer = useDesigner();
  const type = isObject(part) ? typeNameOf(part.$ref) : undefined;
  if (type !== undefined)
    return (
      <button type="button" className="link" onClick={() => designer.select([{ kind: 'type', id: type }])}>
        {type}
      </button>
    );
  const title = isObject(part) ? (part.title ?? part.type) : undefined;
  return <span>{typeof title === 'string' ? title : 'a schema without a name'}</span>;
}
