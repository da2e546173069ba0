import type { VscodeButton } from '@vscode-elements/elements/dist/vscode-button/vscode-button.js';
import type { VscodeCheckbox } from '@vscode-elements/elements/dist/vscode-checkbox/vscode-checkbox.js';
import type { VscodeOption } from '@vscode-elements/elements/dist/vscode-option/vscode-option.js';
import type { VscodeSingleSelect } from '@vscode-elements/elements/dist/vscode-single-select/vscode-single-select.js';
import type { VscodeTextarea } from '@vscode-elements/elements/dist/vscode-textarea/vscode-textarea.js';
import type { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type Element<T> = DetailedHTMLProps<HTMLAttributes<T>, T> &
  Partial<Omit<T, keyof HTMLElement | 'form' | 'labels'>> & { readonly disabled?: boolean };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'vscode-button': Element<VscodeButton>;
      'vscode-checkbox': Element<VscodeCheckbox>;
      'vscode-option': Element<VscodeOption>;
      'vscode-single-select': Element<VscodeSingleSelect> & { readonly onchange?: (event: Event) => void };
      'vscode-textarea': Element<VscodeTextarea>;
      'vscode-textfield': Element<VscodeTextfield>;
    }
  }
}
