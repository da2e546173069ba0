import { useState } from 'react';
import type { PayloadField } from '../../../contract/index.js';
import type { JsonPath } from '../../../schema/json.js';
import { getAt, isObject } from '../../../schema/json.js';
import { lockReason } from '../../state.js';
import { useCanvas, useDesigner } from '../../store.js';
import { type Crossing, FieldRow } from './FieldRow.js';
import { isComposed, Parts } from './Parts.js';
import { addField } from './payload-edits.js';

interface FieldTableProps {
  readonly fields: readonly PayloadField[];
  /** Where the object schema is written. */
  readonly home: JsonPath | undefined;
  /** The handoff that they cross; a named type by itself crosses nothing. */
  readonly crossing?: Crossing;
  /** What a new field is added to. */
  readonly name: string;
}

/** Fields as a table: what each is called, what it is, whether it must be there and whether it crosses. */
export function FieldTable({ fields, home, crossing, name }: FieldTableProps) {
  const designer = useDesigner();
  const json = useCanvas(state => state.parsed?.json);
  const locked = useCanvas(state => lockReason(state) !== undefined);
  const [open, setOpen] = useState<string>();
  /** The field just added: its name is to be typed next. */
  const [added, setAdded] = useState<string>();
  if (!json) return null;
  if (!home)
    return <p className="form-help">The schema lies outside this file, or its reference leads nowhere.</p>;
  const schema = getAt(json, home);
  if (fields.length === 0 && isObject(schema)) {
    if (isComposed(schema)) return <Parts schema={schema} />;
    // A plain value: fields would change what it is.
    if (schema.type !== undefined && schema.type !== 'object') return null;
  }
  return (
    <div className="payload-table">
      <table>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col" className="type">
              Type
            </th>
            <th scope="col" className="required" title="Must be there">
              Req.
            </th>
            {crossing && (
              <th
                scope="col"
                className="crosses"
                title="Crosses to the receiver; what does not is dropped, and the drop is audited"
              >
                Crosses
              </th>
            )}
            <th scope="col" className="remove">
              <span className="unseen">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map(field => (
            <FieldRow
              key={field.pointer}
              field={field}
              crossing={crossing}
              fresh={field.depth === 0 && field.name === added}
              open={open === field.pointer}
              onToggle={() => setOpen(open === field.pointer ? undefined : field.pointer)}
            />
          ))}
        </tbody>
      </table>
      <button
        type="button"
        className="add-field"
        disabled={locked}
        onClick={() => {
          const field = addField(json, home, 'field');
          if (designer.edit(`Add ${field.name} to ${name}`, field.intents)) setAdded(field.name);
        }}
      >
        <i className="codicon codicon-add" aria-hidden="true" /> Add field
      </button>
    </div>
  );
}
