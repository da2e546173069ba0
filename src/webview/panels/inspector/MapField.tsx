import { isObject, type Json, type JsonPath } from '../../../schema/json.js';
import { Choice } from '../../controls/Choice.js';
import { TextField } from '../../controls/TextField.js';
import { useCanvas } from '../../store.js';
import { IconButton } from '../IconButton.js';

interface MapFieldProps {
  readonly label: string;
  /** Where the map is written. */
  readonly at: JsonPath;
  readonly value: Json | undefined;
  /** What an entry can be; any text without them. */
  readonly values: readonly string[] | undefined;
  readonly locked: boolean;
  write(next: Json | undefined): void;
}

/** Values by key: each can be changed and taken out, and keys that make sense here are offered. */
export function MapField({ label, at, value, values, locked, write }: MapFieldProps) {
  const offers = useCanvas(state => offersFor(at, state.drawing?.manifest.handoffs));
  const entries = isObject(value) ? Object.entries(value) : [];
  const open = offers?.filter(({ key }) => !entries.some(([other]) => other === key));
  const set = (key: string, entry: string) => write({ ...Object.fromEntries(entries), [key]: entry });
  const without = (key: string) => {
    const rest = entries.filter(([other]) => other !== key);
    write(rest.length === 0 ? undefined : Object.fromEntries(rest));
  };
  return (
    <span className="control map">
      {entries.map(([key, entry]) => {
        const text = typeof entry === 'string' ? entry : '';
        return (
          <span key={key} className="map-row">
            <span className="map-key" title={key}>
              {key}
            </span>
            {values ? (
              <Choice
                label={`${label}: ${key}`}
                value={text}
                disabled={locked}
                options={values.map(name => ({ value: name, label: name }))}
                onChange={next => set(key, next)}
              />
            ) : (
              <TextField
                label={`${label}: ${key}`}
                value={text}
                disabled={locked}
                monospace
                onCommit={next => (next === '' ? without(key) : set(key, next))}
              />
            )}
            <IconButton
              icon="close"
              label={`Take ${key} out of ${label.toLowerCase()}`}
              disabled={locked}
              onClick={() => without(key)}
            />
          </span>
        );
      })}
      {open && open.length > 0 && (
        <Choice
          // A new one for each new entry: it shows its invitation again.
          key={entries.length}
          label={`Add to ${label.toLowerCase()}`}
          value=""
          disabled={locked}
          options={[{ value: '', label: 'Add…' }, ...open.map(({ key }) => ({ value: key, label: key }))]}
          onChange={key => set(key, open.find(offer => offer.key === key)?.start ?? '')}
        />
      )}
      {!open && (
        <TextField
          key={`add ${entries.length}`}
          label={`Add to ${label.toLowerCase()}`}
          placeholder="Add…"
          value=""
          disabled={locked}
          monospace
          onCommit={key => {
            if (key.trim() !== '') set(key.trim(), values?.[0] ?? '');
          }}
        />
      )}
      {entries.length === 0 && open?.length === 0 && (
        <span className="form-none">nothing is handed to it</span>
      )}
    </span>
  );
}

interface Offer {
  readonly key: string;
  readonly start: string;
}

type Handoffs = { readonly [id: string]: { readonly to: string; readonly version: string } };

const offersCache = new WeakMap<Handoffs, Map<string, readonly Offer[]>>();

/** An agent accepts what is handed to it; undefined where any key may be written. */
function offersFor(at: JsonPath, handoffs: Handoffs | undefined): readonly Offer[] | undefined {
  const [collection, agent, key] = at;
  if (collection !== 'agents' || key !== 'accepts' || !handoffs) return undefined;
  const known = offersCache.get(handoffs) ?? new Map<string, readonly Offer[]>();
  offersCache.set(handoffs, known);
  const offers =
    known.get(String(agent)) ??
    Object.entries(handoffs)
      .filter(([, { to }]) => to === agent)
      .map(([id, { version }]) => ({ key: id, start: `^${version}` }));
  known.set(String(agent), offers);
  return offers;
}
