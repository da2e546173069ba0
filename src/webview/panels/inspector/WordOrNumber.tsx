import { getOwn, isObject, type Json } from '../../../schema/json.js';
import { Choice } from '../../controls/Choice.js';
import { TextField } from '../../controls/TextField.js';
import type { FieldKind, FieldModel } from './model.js';

interface WordOrNumberProps {
  readonly field: FieldModel;
  readonly kind: Extract<FieldKind, { as: 'word-or-number' }>;
  readonly value: Json | undefined;
  readonly locked: boolean;
  write(next: Json | undefined): void;
}

/** One of some words, or a number of its own: `all`, `any`, or a quorum of 2. */
export function WordOrNumber({ field, kind, value, locked, write }: WordOrNumberProps) {
  const number = isObject(value) ? getOwn(value, kind.key) : undefined;
  const chosen = typeof value === 'string' ? value : number !== undefined ? kind.key : '';
  return (
    <span className="control">
      <Choice
        label={field.label}
        value={chosen}
        disabled={locked}
        options={[
          ...(field.required ? [] : [{ value: '', label: '—' }]),
          ...kind.values.map(word => ({ value: word, label: word })),
          { value: kind.key, label: `${kind.key} of …` },
        ]}
        onChange={next => write(next === '' ? undefined : next === kind.key ? { [kind.key]: 2 } : next)}
      />
      {number !== undefined && (
        <TextField
          label={`${field.label}: ${kind.key}`}
          value={String(number)}
          disabled={locked}
          check={text => {
            if (text.trim() === '' || !Number.isFinite(Number(text))) return 'A number is needed.';
            return Number.isInteger(Number(text)) && Number(text) >= 1
              ? undefined
              : 'It takes a whole number, 1 or more.';
          }}
          onCommit={text => write({ [kind.key]: Number(text) })}
        />
      )}
    </span>
  );
}
