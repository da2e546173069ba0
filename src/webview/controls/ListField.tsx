import { useState } from 'react';
import { TextField } from './TextField.js';

interface ListFieldProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly disabled?: boolean;
  onChange(values: string[]): void;
}

/** A list of words: each can be taken out, and typing adds one. */
export function ListField({ label, values, disabled = false, onChange }: ListFieldProps) {
  // A new field for each new word.
  const [serial, setSerial] = useState(0);
  return (
    <span className="control list">
      {values.length > 0 && (
        <span className="tags">
          {values.map((value, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: words may repeat; their place is what tells them apart
            <span key={`${i}:${value}`} className="tag">
              <span className="tag-word">{value}</span>
              <button
                type="button"
                className="tag-remove"
                aria-label={`Take ${value} out of ${label.toLowerCase()}`}
                disabled={disabled}
                onClick={() => onChange(values.filter((_, other) => other !== i))}
              >
                <i className="codicon codicon-close" />
              </button>
            </span>
          ))}
        </span>
      )}
      <TextField
        key={serial}
        label={`Add to ${label.toLowerCase()}`}
        value=""
        placeholder="Add…"
        disabled={disabled}
        check={text => (values.includes(text.trim()) ? 'It is in the list already.' : undefined)}
        onCommit={text => {
          if (text.trim() === '') return;
          setSerial(serial + 1);
          onChange([...values, text.trim()]);
        }}
      />
    </span>
  );
}
