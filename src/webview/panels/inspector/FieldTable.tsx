import { useEffect, useMemo, useRef, useState } from 'react';
import { type Handoff, listPayloadFields, type PayloadField } from '../../../contract/index.js';
import type { JsonPath } from '../../../schema/json.js';
import { getAt, isObject } from '../../../schema/json.js';
import { useDraft } from '../../controls/use-draft.js';
import { lockReason } from '../../state.js';
import { useCanvas, useDesigner } from '../../store.js';
import { FieldDetails } from './FieldDetails.js';
import {
  addField,
  crossField,
  fieldNameProblem,
  fieldTypes,
  removeField,
  renameField,
  requireField,
  retypeField,
} from './payload-edits.js';

const combining = ['oneOf', 'anyOf', 'allOf', 'if'];

interface FieldTableProps {
  readonly id: string;
  readonly handoff: Handoff;
  /** Where the payload's object schema is written. */
  readonly home: JsonPath | undefined;
}

/** The payload as a table: what each field is called, what it is, whether it must be there and whether it crosses. */
export function FieldTable({ id, handoff, home }: FieldTableProps) {
  const designer = useDesigner();
  const manifest = useCanvas(state => state.drawing?.manifest);
  const json = useCanvas(state => state.parsed?.json);
  const locked = useCanvas(state => lockReason(state) !== undefined);
  const [open, setOpen] = useState<string>();
  /** The field just added: its name is to be typed next. */
  const [added, setAdded] = useState<string>();
  const fields = useMemo(
    () => (manifest ? listPayloadFields(manifest, handoff, id) : []),
    [manifest, handoff, id],
  );
  if (!manifest || !json) return null;
  if (!home)
    return (
      <p className="form-help">
        The payload’s schema lies outside this file, or its reference leads nowhere.
      </p>
    );
  const schema = getAt(json, home);
  if (fields.length === 0 && isObject(schema) && combining.some(keyword => Object.hasOwn(schema, keyword)))
    return (
      <p className="form-help">
        This payload is put together from several schemas, so it has no single list of fields: see its schema.
      </p>
    );
  return (
    <div className="payload-table">
      <table>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Type</th>
            <th scope="col" title="Must be there">
              Req.
            </th>
            <th
              scope="col"
              title="Crosses to the receiver; what does not is dropped, and the drop is audited"
            >
              Crosses
            </th>
            <th scope="col">
              <span className="unseen">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map(field => (
            <Row
              key={field.pointer}
              id={id}
              handoff={handoff}
              field={field}
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
          const { name, intents } = addField(json, home, 'field');
          if (designer.edit(`Add ${name} to ${id}`, intents)) setAdded(name);
        }}
      >
        <i className="codicon codicon-add" aria-hidden="true" /> Add field
      </button>
    </div>
  );
}

interface RowProps {
  readonly id: string;
  readonly handoff: Handoff;
  readonly field: PayloadField;
  /** Its name takes the focus. */
  readonly fresh: boolean;
  readonly open: boolean;
  onToggle(): void;
}

function Row({ id, handoff, field, fresh, open, onToggle }: RowProps) {
  const designer = useDesigner();
  const manifest = useCanvas(state => state.drawing?.manifest);
  const json = useCanvas(state => state.parsed?.json);
  const locked = useCanvas(state => lockReason(state) !== undefined);
  const draft = useDraft(
    field.name,
    text => (json ? fieldNameProblem(json, field, text) : undefined),
    text =>
      json && designer.edit(`Rename ${field.name} to ${text}`, renameField(json, id, handoff, field, text)),
  );
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!fresh) return;
    name.current?.focus();
    name.current?.select();
  }, [fresh]);
  if (!manifest || !json) return null;
  const known = fieldTypes.some(({ word }) => word === field.type);
  const written = getAt(json, field.path);
  return (
    <>
      <tr className={open ? 'open' : undefined} data-pointer={field.pointer}>
        <td className="field-name" style={{ paddingLeft: field.depth * 12 }}>
          <button
            type="button"
            className="field-more"
            aria-expanded={open}
            aria-label={`More about ${field.name}`}
            title={field.description ?? 'Description, values and limits'}
            onClick={onToggle}
          >
            <i className={`codicon codicon-chevron-${open ? 'down' : 'right'}`} />
          </button>
          <input
            ref={name}
            className="cell"
            aria-label={`Name of field ${field.name}`}
            aria-invalid={draft.problem !== undefined}
            title={draft.problem ?? field.description}
            value={draft.text}
            readOnly={locked}
            spellCheck={false}
            onChange={event => draft.type(event.target.value)}
            onBlur={draft.commit}
            onKeyDown={event => {
              if (event.key === 'Enter') draft.commit();
              if (event.key === 'Escape') {
                event.stopPropagation();
                draft.reset();
              }
            }}
          />
        </td>
        <td className="field-type">
          <select
            className="cell"
            aria-label={`Type of ${field.name}`}
            value={known ? field.type : '…'}
            disabled={locked}
            onChange={event => {
              const type = fieldTypes.find(({ word }) => word === event.target.value)?.schema ?? {
                $ref: `#/types/${event.target.value.slice(2)}`,
              };
              designer.edit(
                `Make ${field.name} ${event.target.value.replace('→ ', '')}`,
                retypeField(json, field, type),
              );
            }}
          >
            {!known && <option value="…">{field.type}</option>}
            {fieldTypes.map(({ word }) => (
              <option key={word}>{word}</option>
            ))}
            {Object.keys(manifest.types ?? {}).map(name => (
              <option key={name} value={`→ ${name}`}>
                {name}
              </option>
            ))}
          </select>
        </td>
        <td className="field-check">
          <input
            type="checkbox"
            aria-label={`${field.name} is required`}
            checked={field.required}
            disabled={locked}
            onChange={event =>
              designer.edit(
                `Make ${field.name} ${event.target.checked ? 'required' : 'optional'}`,
                requireField(json, field, event.target.checked),
              )
            }
          />
        </td>
        <td className="field-check">
          <input
            type="checkbox"
            aria-label={`${field.name} crosses`}
            checked={field.crosses}
            ref={element => {
              if (element) element.indeterminate = field.crossesPartly;
            }}
            disabled={locked}
            onChange={event =>
              designer.edit(
                `${event.target.checked ? 'Let' : 'Keep'} ${field.name} ${event.target.checked ? 'cross' : 'back'}`,
                crossField(manifest, id, handoff, field, event.target.checked),
              )
            }
          />
        </td>
        <td className="field-check">
          <button
            type="button"
            className="field-remove"
            aria-label={`Remove field ${field.name}`}
            disabled={locked}
            onClick={() => designer.edit(`Remove field ${field.name}`, removeField(json, id, handoff, field))}
          >
            <i className="codicon codicon-close" />
          </button>
        </td>
      </tr>
      {draft.problem && (
        <tr className="field-problem">
          <td colSpan={5} role="alert">
            {draft.problem}
          </td>
        </tr>
      )}
      {open && <FieldDetails field={field} schema={written} />}
    </>
  );
}
