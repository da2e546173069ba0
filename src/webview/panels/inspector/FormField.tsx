import type { EntityKind } from '../../../contract/edit/intent.js';
import { collections } from '../../../contract/index.js';
import { getAt, isObject, type Json, type JsonObject, type JsonPath } from '../../../schema/json.js';
import { Check } from '../../controls/Check.js';
import { Choice } from '../../controls/Choice.js';
import { ListField } from '../../controls/ListField.js';
import { TextField } from '../../controls/TextField.js';
import { lockReason } from '../../state.js';
import { useCanvas, useDesigner } from '../../store.js';
import { MapField } from './MapField.js';
import { type FieldModel, groupStarts } from './model.js';
import { RecordList } from './RecordList.js';
import { SchemaField } from './SchemaField.js';
import { WordOrNumber } from './WordOrNumber.js';

interface FormFieldProps {
  readonly field: FieldModel;
  /** Where the object that holds the field is written. */
  readonly at: JsonPath;
  readonly first?: boolean;
}

/** One field of the contract model, edited where it stands in the manifest. */
export function FormField({ field, at, first }: FormFieldProps) {
  const designer = useDesigner();
  const path = [...at, field.key];
  const json = useCanvas(state => state.parsed?.json);
  const locked = useCanvas(state => lockReason(state) !== undefined);
  const value = getAt(json, path);
  const owner = String(at[1] ?? 'the workflow');
  const write = (next: Json | undefined) => {
    if (next === undefined)
      designer.edit(`Clear ${field.label.toLowerCase()} of ${owner}`, [{ type: 'unset', path }]);
    else designer.edit(`Set ${field.label.toLowerCase()} of ${owner}`, [{ type: 'set', path, value: next }]);
  };
  if (field.kind.as === 'group')
    return <Group field={field} at={path} value={value} write={write} locked={locked} />;
  if (field.kind.as === 'schema')
    return <SchemaField field={field} at={path} value={value} write={write} locked={locked} />;
  if (field.kind.as === 'records')
    return (
      <RecordList
        field={field}
        fields={field.kind.fields}
        at={path}
        value={value}
        write={write}
        locked={locked}
      />
    );
  if (field.kind.as === 'other') return null;
  return (
    <div className="form-row" data-field={field.key}>
      <span className="form-label" title={field.help}>
        {field.label}
      </span>
      <Control
        field={field}
        at={path}
        value={value}
        json={json}
        write={write}
        locked={locked}
        first={first ?? false}
      />
    </div>
  );
}

interface ControlProps {
  readonly field: FieldModel;
  readonly at: JsonPath;
  readonly value: Json | undefined;
  readonly json: JsonObject | undefined;
  readonly locked: boolean;
  readonly first: boolean;
  write(next: Json | undefined): void;
}

const idsOf = (json: JsonObject | undefined, kind: EntityKind): string[] => {
  const home = json?.[collections[kind]];
  return isObject(home) ? Object.keys(home) : [];
};

const strings = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter(entry => typeof entry === 'string') : [];

function Control({ field, at, value, json, write, locked, first }: ControlProps) {
  const { label, kind, required } = field;
  const shared = { label, disabled: locked, first };
  const fallback = field.fallback as Json | undefined;
  const none = { value: '', label: fallback === undefined ? '—' : `${String(fallback)} (default)` };
  switch (kind.as) {
    case 'text':
      return (
        <TextField
          {...shared}
          lines={field.key === 'description' ? 2 : 1}
          value={typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)}
          check={text => (text === '' && !required ? undefined : field.check(text))}
          onCommit={text => write(text === '' && !required ? undefined : text)}
        />
      );
    case 'number':
      return (
        <TextField
          {...shared}
          placeholder={fallback === undefined ? undefined : String(fallback)}
          value={value === undefined ? '' : String(value)}
          check={text => {
            if (text.trim() === '') return required ? 'A number is needed.' : undefined;
            return Number.isFinite(Number(text)) ? field.check(Number(text)) : 'This is not a number.';
          }}
          onCommit={text => write(text.trim() === '' ? undefined : Number(text))}
        />
      );
    case 'boolean':
      return (
        <Check label={field.help || label} checked={value === true} disabled={locked} onChange={write} />
      );
    case 'choice':
      return (
        <Choice
          {...shared}
          value={typeof value === 'string' ? value : ''}
          options={[...(required ? [] : [none]), ...kind.values.map(name => ({ value: name, label: name }))]}
          onChange={next => write(next === '' ? undefined : next)}
        />
      );
    case 'reference':
      return (
        <Choice
          {...shared}
          value={typeof value === 'string' ? value : ''}
          options={[
            ...(required ? [] : [none]),
            ...idsOf(json, kind.to).map(id => ({ value: id, label: id })),
          ]}
          onChange={next => write(next === '' ? undefined : next)}
        />
      );
    case 'references':
    case 'set': {
      const values = kind.as === 'set' ? kind.values : idsOf(json, kind.to);
      const chosen = strings(value ?? fallback);
      return (
        <span className="control checks">
          {[...new Set([...values, ...chosen])].map(name => (
            <Check
              key={name}
              label={values.includes(name) ? name : `${name} (unknown)`}
              checked={chosen.includes(name)}
              disabled={locked}
              onChange={on => write(on ? [...chosen, name] : chosen.filter(other => other !== name))}
            />
          ))}
          {values.length === 0 && chosen.length === 0 && (
            <NoneYet value={value} write={write} locked={locked} />
          )}
        </span>
      );
    }
    case 'list':
      return <ListField label={label} values={strings(value)} disabled={locked} onChange={write} />;
    case 'map':
      return (
        <MapField at={at} values={kind.values} value={value} label={label} locked={locked} write={write} />
      );
    case 'word-or-number':
      return <WordOrNumber field={field} kind={kind} value={value} locked={locked} write={write} />;
    default:
      return null;
  }
}

/** A list that has nothing to choose from: “none” is a declaration too. */
function NoneYet({
  value,
  write,
  locked,
}: {
  value: Json | undefined;
  write(next: Json | undefined): void;
  locked: boolean;
}) {
  return (
    <Check
      label="none (declared)"
      checked={Array.isArray(value)}
      disabled={locked}
      onChange={on => write(on ? [] : undefined)}
    />
  );
}

interface GroupProps {
  readonly field: FieldModel;
  readonly at: JsonPath;
  readonly value: Json | undefined;
  readonly locked: boolean;
  write(next: Json | undefined): void;
}

/** An optional part of the contract: switched on with sensible values, switched off altogether. */
function Group({ field, at, value, write, locked }: GroupProps) {
  const store = useCanvas(state => Object.keys(state.drawing?.manifest.stores ?? {})[0]);
  if (field.kind.as !== 'group') return null;
  const on = value !== undefined;
  const start =
    field.key === 'reference' ? { store: store ?? 'store', ttl: 'PT24H' } : groupStarts[field.key];
  return (
    <fieldset className="form-group" data-field={field.key}>
      <legend>
        <Check
          label={field.label}
          checked={on}
          disabled={locked}
          onChange={next => write(next ? ((start ?? {}) as Json) : undefined)}
        />
      </legend>
      {field.help && <p className="form-help">{field.help}</p>}
      {on && field.kind.fields.map(inner => <FormField key={inner.key} field={inner} at={at} />)}
    </fieldset>
  );
}
