import type { Json, JsonPath } from '../../../schema/json.js';
import { Check } from '../../controls/Check.js';
import type { FieldModel } from './model.js';
import { RawSchema } from './RawSchema.js';

interface SchemaFieldProps {
  readonly field: FieldModel;
  readonly at: JsonPath;
  readonly value: Json | undefined;
  readonly locked: boolean;
  write(next: Json | undefined): void;
}

/** An optional schema: declared or not, and written as text. */
export function SchemaField({ field, at, value, locked, write }: SchemaFieldProps) {
  const on = value !== undefined;
  return (
    <fieldset className="form-group" data-field={field.key}>
      <legend>
        <Check
          label={field.label}
          checked={on}
          disabled={locked}
          onChange={next => write(next ? { type: 'object', properties: {} } : undefined)}
        />
      </legend>
      {field.help && <p className="form-help">{field.help}</p>}
      {on && (
        <div className="form-wide">
          <RawSchema path={at} label={`Schema of ${field.label.toLowerCase()}`} lines={8} />
        </div>
      )}
    </fieldset>
  );
}
