import { isObject, type Json, type JsonPath } from '../../../schema/json.js';
import { useCanvas } from '../../store.js';
import { IconButton } from '../IconButton.js';
import { FormField } from './FormField.js';
import type { FieldModel } from './model.js';

interface RecordListProps {
  readonly field: FieldModel;
  readonly fields: readonly FieldModel[];
  readonly at: JsonPath;
  readonly value: Json | undefined;
  readonly locked: boolean;
  write(next: Json | undefined): void;
}

const days = (count: number): string => new Date(Date.now() + count * 86_400_000).toLocaleDateString('sv-SE');

/** A list of objects, each with its own fields: the problems that a team lives with, and why. */
export function RecordList({ field, fields, at, value, locked, write }: RecordListProps) {
  const records = Array.isArray(value) ? value : [];
  const code = useCanvas(state => state.problems[0]?.code);
  return (
    <fieldset className="form-group form-records" data-field={field.key}>
      <legend>{field.label}</legend>
      {field.help && <p className="form-help">{field.help}</p>}
      {records.map((record, i) => {
        const name = isObject(record) && typeof record.code === 'string' ? record.code : `${i + 1}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a record is known by its place
          <fieldset key={i} className="form-record" aria-label={name}>
            <div className="form-record-head">
              <span>{name}</span>
              <IconButton
                icon="close"
                label={`Take ${name} out of ${field.label.toLowerCase()}`}
                disabled={locked}
                onClick={() => {
                  const rest = records.filter((_, other) => other !== i);
                  write(rest.length === 0 ? undefined : rest);
                }}
              />
            </div>
            {fields.map(inner => (
              <FormField key={inner.key} field={inner} at={[...at, i]} />
            ))}
          </fieldset>
        );
      })}
      <button
        type="button"
        className="add-field"
        disabled={locked || code === undefined}
        title={code === undefined ? 'There is no problem to suppress' : `Starts with ${code}`}
        onClick={() =>
          write([...records, { code: code ?? '', reason: 'To be explained', expires: days(30) }])
        }
      >
        <i className="codicon codicon-add" aria-hidden="true" /> Suppress a problem for 30 days
      </button>
    </fieldset>
  );
}
