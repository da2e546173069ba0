import { useMemo } from 'react';
import { listTypeFields, payloadTypeName } from '../../../contract/index.js';
import { plural } from '../../../picture/words.js';
import { getAt, isObject, type JsonPath } from '../../../schema/json.js';
import { TextField } from '../../controls/TextField.js';
import { lockReason } from '../../state.js';
import { useCanvas, useDesigner } from '../../store.js';
import { FieldTable } from './FieldTable.js';
import { typeHome } from './payload-edits.js';
import { FoldedSchema, RawSchema } from './RawSchema.js';

/** A named type: what it is, its fields as a table and its schema, kept in step, and which handoffs it crosses. */
export function TypeForm({ name }: { readonly name: string }) {
  const manifest = useCanvas(state => state.drawing?.manifest);
  const json = useCanvas(state => state.parsed?.json);
  const fields = useMemo(() => (manifest ? listTypeFields(manifest, name) : []), [manifest, name]);
  if (!manifest) return null;
  const path: JsonPath = ['types', name];
  const home = typeHome(manifest, name);
  const written = getAt(json, home ?? path);
  const isTable = fields.length > 0 || (isObject(written) && written.type === 'object');
  return (
    <div className="inspector-body">
      <Description path={path} />
      <Users name={name} />
      {isTable && home ? (
        <div className="payload-views">
          <FieldTable fields={fields} home={home} name={name} />
          <FoldedSchema path={path} label={`Schema of ${name}`} />
        </div>
      ) : (
        <RawSchema path={path} label={`Schema of ${name}`} lines={22} />
      )}
    </div>
  );
}

/** The handoffs that a type crosses, each selected by a click. */
function Users({ name }: { readonly name: string }) {
  const designer = useDesigner();
  const handoffs = useCanvas(state => state.drawing?.manifest.handoffs);
  const users = Object.entries(handoffs ?? {}).filter(([, handoff]) => payloadTypeName(handoff) === name);
  const shown = users.slice(0, 6);
  return (
    <p className="form-help type-users">
      {users.length === 0 ? 'Crosses no handoff by itself.' : `Crosses ${plural(users.length, 'handoff')}: `}
      {shown.map(([id, { from, to }], i) => (
        <span key={id}>
          {i > 0 && ', '}
          <button type="button" className="link" onClick={() => designer.select([{ kind: 'handoff', id }])}>
            {from} → {to}
          </button>
        </span>
      ))}
      {users.length > shown.length && ' and more.'}
    </p>
  );
}

function Description({ path }: { readonly path: JsonPath }) {
  const designer = useDesigner();
  const schema = useCanvas(state => getAt(state.parsed?.json, path));
  const locked = useCanvas(state => lockReason(state) !== undefined);
  if (!isObject(schema)) return null;
  const { description } = schema;
  return (
    <div className="form-row">
      <span className="form-label" title="What the type stands for; generated code says it too">
        Description
      </span>
      <TextField
        label={`Description of ${String(path[1])}`}
        value={typeof description === 'string' ? description : ''}
        lines={2}
        disabled={locked}
        onCommit={text =>
          designer.edit(`Describe ${String(path[1])}`, [
            text === ''
              ? { type: 'unset', path: [...path, 'description'] }
              : { type: 'set', path: [...path, 'description'], value: text },
          ])
        }
      />
    </div>
  );
}
