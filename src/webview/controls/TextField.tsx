import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import '@vscode-elements/elements/dist/vscode-textarea/index.js';
import type { FocusEvent, KeyboardEvent } from 'react';
import { useDraft } from './use-draft.js';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean;
  /** Lines shown; more than one makes a text area, which grows with prose. */
  readonly lines?: number;
  readonly monospace?: boolean;
  /** The first field of the inspector takes the focus that Enter on the canvas gives. */
  readonly first?: boolean;
  check?(text: string): string | undefined;
  onCommit(text: string): void;
}

const accept = () => undefined;

/** Lines that prose is given: as many as it fills in a narrow inspector, within reason. */
const linesOf = (text: string, least: number): number =>
  Math.min(
    9,
    Math.max(
      least,
      text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 24), 0),
    ),
  );

/** A text field that writes when it is left or Enter is pressed, and only what is valid; Escape takes the text back. */
export function TextField(props: TextFieldProps) {
  const { label, value, placeholder, disabled = false, lines = 1, monospace = false, check = accept } = props;
  const draft = useDraft(value, check, props.onCommit);
  const shared = {
    label,
    value: draft.text,
    placeholder: placeholder ?? '',
    disabled,
    invalid: draft.problem !== undefined,
    'data-first': props.first ? '' : undefined,
    onInput: (event: { currentTarget: EventTarget }) =>
      draft.type((event.currentTarget as HTMLInputElement).value),
    onBlur: (event: FocusEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget)) draft.commit();
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        draft.reset();
      }
      if (event.key === 'Enter' && (lines === 1 || event.ctrlKey || event.metaKey)) {
        event.stopPropagation();
        draft.commit();
      }
    },
  };
  return (
    <span className={`control${monospace ? ' monospace' : ''}`}>
      {lines === 1 ? (
        <vscode-textfield {...shared} />
      ) : (
        <vscode-textarea
          {...shared}
          rows={monospace ? lines : linesOf(draft.text, lines)}
          resize="vertical"
          monospace={monospace}
        />
      )}
      {draft.problem && (
        <span className="control-problem" role="alert">
          {draft.problem}
        </span>
      )}
    </span>
  );
}
