import '@vscode-elements/elements/dist/vscode-checkbox/index.js';

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  /** Neither on nor off: only parts of it are. */
  readonly partly?: boolean;
  /** Shows no words beside the box; the label is still its name. */
  readonly bare?: boolean;
  readonly title?: string;
  onChange(checked: boolean): void;
}

/** On or off. */
export function Check({
  label,
  checked,
  disabled = false,
  partly = false,
  bare,
  title,
  onChange,
}: CheckProps) {
  return (
    <vscode-checkbox
      className={bare ? 'bare' : undefined}
      aria-label={bare ? label : undefined}
      label={bare ? '' : label}
      checked={checked}
      indeterminate={partly}
      disabled={disabled}
      title={title ?? ''}
      onChange={(event: { currentTarget: EventTarget }) =>
        onChange((event.currentTarget as HTMLInputElement).checked)
      }
    />
  );
}
