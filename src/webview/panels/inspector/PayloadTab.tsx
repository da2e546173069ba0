import { useMemo } from 'react';
import { type Handoff, listPayloadFields, payloadTypeName } from '../../../contract/index.js';
import { handoffModel } from '../../../contract/manifest/handoff.js';
import { plural } from '../../../picture/words.js';
import { getAt } from '../../../schema/json.js';
import { Choice } from '../../controls/Choice.js';
import { namePayload } from '../../making.js';
import { lockReason } from '../../state.js';
import { useCanvas, useDesigner } from '../../store.js';
import { FieldTable } from './FieldTable.js';
import { FormField } from './FormField.js';
import { fieldsOf } from './model.js';
import { payloadHome } from './payload-edits.js';
import { FoldedSchema } from './RawSchema.js';

const inline = '';
/** No type can be called so. */
const naming = '+';

/** What crosses: its type, its version, its fields as a table and as a schema, kept in step. */
export function PayloadTab({ id, handoff }: { id: string; handoff: Handoff }) {
  const designer = useDesigner();
  const manifest = useCanvas(state => state.drawing?.manifest);
  const json = useCanvas(state => state.parsed?.json);
  const locked = useCanvas(state => lockReason(state) !== undefined);
  const fields = useMemo(
    () => (manifest ? listPayloadFields(manifest, handoff, id) : []),
    [manifest, handoff, id],
  );
  if (!manifest) return null;
  const typeName = payloadTypeName(handoff);
  const home = payloadHome(manifest, id, handoff);
  const version = fieldsOf(handoffModel).find(field => field.key === 'version');
  const description = fieldsOf(handoffModel).find(field => field.key === 'description');
  const users = typeName
    ? Object.values(manifest.handoffs).filter(other => payloadTypeName(other) === typeName).length
    : 0;

  function chooseType(name: string) {
    if (name === naming) {
      namePayload(designer, id);
      return;
    }
    const value =
      name === inline
        ? // What crosses stays what it is: the fields of the type are copied.
          ((home ? getAt(json, home) : undefined) ?? { type: 'object', properties: {}, required: [] })
        : { $ref: `#/types/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` };
    designer.edit(name === inline ? `Declare the payload of ${id} inline` : `Send ${name} over ${id}`, [
      { type: 'set', path: ['handoffs', id, 'payload'], value },
    ]);
  }

  return (
    <div className="inspector-body">
      <div className="form-row">
        <span className="form-label" title="The named type that crosses, or a schema of its own">
          Type
        </span>
        <Choice
          label="Payload type"
          value={typeName ?? inline}
          disabled={locked}
          first
          options={[
            { value: inline, label: 'declared inline' },
            ...(typeName === undefined ? [{ value: naming, label: 'Name it as a type…' }] : []),
            ...Object.keys(manifest.types ?? {}).map(name => ({ value: name, label: name })),
          ]}
          onChange={chooseType}
        />
      </div>
      {version && <FormField field={version} at={['handoffs', id]} />}
      {description && <FormField field={description} at={['handoffs', id]} />}
      {typeName && users > 1 && (
        <p className="form-help">
          {typeName} crosses {plural(users, 'handoff')}: a change here changes all of them.
        </p>
      )}
      <div className="payload-views">
        <FieldTable fields={fields} home={home} crossing={{ id, handoff }} name={id} />
        {home && <FoldedSchema path={home} label={`Schema of ${typeName ?? id}`} />}
      </div>
    </div>
  );
}
