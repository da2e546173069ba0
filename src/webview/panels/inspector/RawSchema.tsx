import { useState } from 'react';
import { getAt, type Json, type JsonPath } from '../../../schema/json.js';
import { TextField } from '../../controls/TextField.js';
import { lockReason } from '../../state.js';
import { useCanvas, useDesigner } from '../../store.js';

/** Why a text is no JSON Schema that can be kept. */
function schemaProblem(text: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `Not JSON yet: ${error instanceof Error ? error.message : String(error)}`;
  }
  return typeof value === 'boolean' || (typeof value === 'object' && value !== null && !Array.isArray(value))
    ? undefined
    : 'A JSON Schema is an object, true or false.';
}

/** A schema as text, written when the field is left; kept while it is not valid, never written then. */
export function RawSchema({ path, label, lines }: { path: JsonPath; label: string; lines: number }) {
  const designer = useDesigner();
  const schema = useCanvas(state => getAt(state.parsed?.json, path));
  const locked = useCanvas(state => lockReason(state) !== undefined);
  return (
    <TextField
      label={label}
      value={schema === undefined ? '' : JSON.stringify(schema, null, 2)}
      lines={lines}
      monospace
      disabled={locked}
      check={schemaProblem}
      onCommit={text =>
        designer.edit(`Change the schema of ${String(path[1])}`, [
          { type: 'set', path, value: JSON.parse(text) as Json },
        ])
      }
    />
  );
}

/** The schema below its table of fields: unfolded on demand, and beside the table where there is room. */
export function FoldedSchema({ path, label }: { path: JsonPath; label: string }) {
  const [open, setOpen] = useState(false);
  return (
    <div className={`payload-raw${open ? ' open' : ''}`}>
      <button type="button" className="raw-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        <i className={`codicon codicon-chevron-${open ? 'down' : 'right'}`} aria-hidden="true" /> Schema
      </button>
      <RawSchema path={path} label={label} lines={14} />
    </div>
  );
}
