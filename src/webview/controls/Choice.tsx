import '@vscode-elements/elements/dist/vscode-option/index.js';
import '@vscode-elements/elements/dist/vscode-single-select/index.js';

/** One value to choose, in words. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly help?: string;
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly disabled?: boolean;
  readonly first?: boolean;
  onChange(value: string): void;
}

/** One of several values. A value that is none of them stays visible, so that a mistake in the text can be seen. */
export function Choice({ label, value, options, disabled = false, first, onChange }: ChoiceProps) {
  const known = options.some(option => option.value === value);
  const shown = known ? options : [{ value, label: value === '' ? '—' : `${value} (unknown)` }, ...options];
  return (
    <span className="control">
      <vscode-single-select
        // The element reads its options once; a new list needs a new element.
        key={shown.map(option => option.value).join('\n')}
        label={label}
        value={value}
        disabled={disabled}
        data-first={first ? '' : undefined}
        // The element's event does not bubble, and `onChange` of React only sees events that do.
        onchange={({ currentTarget }: Event) => {
          const next = (currentTarget as HTMLSelectElement).value;
          if (next !== value) onChange(next);
        }}
      >
        {shown.map(option => (
          <vscode-option
            key={option.value}
            value={option.value}
            description={option.help ?? ''}
            selected={option.value === value}
          >
            {option.label}
          </vscode-option>
        ))}
      </vscode-single-select>
    </span>
  );
}
