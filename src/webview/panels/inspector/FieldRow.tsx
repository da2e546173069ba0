import { useEffect, useRef } from 'react';
import type { Handoff, PayloadField } from '../../../contract/index.js';
import { getAt } from '../../../schema/json.js';
import { useDraft } from '../../controls/use-draft.js';
import { lockReason } from '../../state.js';
import { useCanvas, useDesigner } from '../../store.js';
import { FieldDetails } from './FieldDetails.js';
import {
  crossField,
  fieldNameProblem,
  fieldTypes,
  removeField,
  renameField,
  requireField,
  retypeField,
} from './payload-edits.js';

/** The handoff whose payload a table shows. */
export interface Crossing {
  readonly id: string;
  readonly handoff: Handoff;
}

interface FieldRowProps {
  readonly field: PayloadField;
  /** The handoff that it crosses or not; a named type by itself crosses nothing. */
  readonly crossing: Crossing | undefined;
  /** Its name takes the focus. */
  readonly fresh: boolean;
  readonly open: boolean;
  onToggle(): void;
}

/** A field as a row: its name, its type, whether it must be there and whether it crosses, each changed in place. */
export function FieldRow({ field, crossing, fresh, open, onToggle }: FieldRowProps) {
  const designer = useDesigner();
  const manifest = useCanvas(state => state.drawing?.manifest);
  const json = useCanvas(state => state.parsed?.json);
  const locked = useCanvas(state => lockReason(state) !== undefined);
  const draft = useDraft(
    field.name,
    text => (json ? fieldNameProblem(json, field, text) : undefined),
    text =>
      json &&
      manifest &&
      designer.edit(`Rename ${field.name} to ${text}`, renameField(json, manifest, field, text)),
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
        {crossing && (
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
                  crossField(manifest, crossing.id, crossing.handoff, field, event.target.checked),
                )
              }
            />
          </td>
        )}
        <td className="field-check">
          <button
            type="button"
            className="field-remove"
            aria-label={`Remove field ${field.name}`}
            disabled={locked}
            onClick={() => designer.edit(`Remove field ${field.name}`, removeField(json, manifest, field))}
          >
            <i className="codicon codicon-close" />
          </button>
        </td>
      </tr>
      {draft.problem && (
        <tr className="field-problem">
          <td colSpan={crossing ? 5 : 4} role="alert">
            {draft.problem}
          </td>
        </tr>
      )}
      {open && <FieldDetails field={field} schema={written} columns={crossing ? 5 : 4} />}
    </>
  );
}
