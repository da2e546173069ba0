import type { PayloadField } from '../../../contract/index.js';
import { isObject, type Json } from '../../../schema/json.js';
import { ListField } from '../../controls/ListField.js';
import { TextField } from '../../controls/TextField.js';
import { lockReason } from '../../state.js';
import { useCanvas, useDesigner } from '../../store.js';
import { addField } from './payload-edits.js';

/** Limits that make sense for a type, in the table's words. */
const limits: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  string: [
    ['minLength', 'Min. length'],
    ['maxLength', 'Max. length'],
    ['pattern', 'Pattern'],
  ],
  integer: [
    ['minimum', 'Minimum'],
    ['maximum', 'Maximum'],
  ],
  number: [
    ['minimum', 'Minimum'],
    ['maximum', 'Maximum'],
  ],
  array: [
    ['minItems', 'Min. items'],
    ['maxItems', 'Max. items'],
  ],
};

interface FieldDetailsProps {
  readonly field: PayloadField;
  readonly schema: Json | undefined;
  /** How wide the table is. */
  readonly columns: number;
}

/** A field's description, allowed values and limits, below its row. */
export function FieldDetails({ field, schema, columns }: FieldDetailsProps) {
  const designer = useDesigner();
  const json = useCanvas(state => state.parsed?.json);
  const locked = useCanvas(state => lockReason(state) !== undefined);
  if (!isObject(schema) || !json) return null;
  const set = (key: string, label: string, value: Json | undefined) =>
    designer.edit(`Set ${label.toLowerCase()} of ${field.name}`, [
      value === undefined
        ? { type: 'unset', path: [...field.path, key] }
        : { type: 'set', path: [...field.path, key], value },
    ]);
  const type = typeof schema.type === 'string' ? schema.type : '';
  const values = Array.isArray(schema.enum) ? schema.enum.filter(value => typeof value === 'string') : [];
  const rows = Object.hasOwn(limits, type) ? (limits[type] ?? []) : [];
  return (
    <tr className="field-details">
      <td colSpan={columns}>
        <TextField
          label={`Description of ${field.name}`}
          placeholder="What this field means"
          value={typeof schema.description === 'string' ? schema.description : ''}
          disabled={locked}
          onCommit={text => set('description', 'Description', text === '' ? undefined : text)}
        />
        {(type === 'string' || values.length > 0) && (
          <div className="form-row">
            <span className="form-label">Allowed values</span>
            <ListField
              label={`allowed values of ${field.name}`}
              values={values}
              disabled={locked}
              onChange={next => set('enum', 'Allowed values', next.length === 0 ? undefined : next)}
            />
          </div>
        )}
        {rows.map(([key, label]) => {
          const value = schema[key];
          const isNumber = key !== 'pattern';
          return (
            <div key={key} className="form-row">
              <span className="form-label">{label}</span>
              <TextField
                label={`${label} of ${field.name}`}
                value={value === undefined ? '' : String(value)}
                disabled={locked}
                monospace
                check={text => (isNumber ? numberProblem(text) : patternProblem(text))}
                onCommit={text => set(key, label, text === '' ? undefined : isNumber ? Number(text) : text)}
              />
            </div>
          );
        })}
        {type === 'object' && (
          <button
            type="button"
            className="add-field"
            disabled={locked}
            onClick={() => {
              const { name, intents } = addField(json, field.path, 'field');
              designer.edit(`Add ${name} to ${field.name}`, intents);
            }}
          >
            <i className="codicon codicon-add" aria-hidden="true" /> Add field inside {field.name}
          </button>
        )}
      </td>
    </tr>
  );
}

const numberProblem = (text: string): string | undefined =>
  text === '' || Number.isFinite(Number(text)) ? undefined : 'This is not a number.';

function patternProblem(text: string): string | undefined {
  try {
    new RegExp(text, 'u');
    return undefined;
  } catch {
    return 'This is not a regular expression.';
  }
}
