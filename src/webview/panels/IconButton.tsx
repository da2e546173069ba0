interface IconButtonProps {
  /** A codicon's name. */
  readonly icon: string;
  readonly label: string;
  readonly disabled?: boolean;
  onClick(): void;
}

/** A button that is an icon, with its name for screen readers and on hover. */
export function IconButton({ icon, label, disabled, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <i className={`codicon codicon-${icon}`} />
    </button>
  );
}
