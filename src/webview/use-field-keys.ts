import { useEffect } from 'react';
import { focusNextRegion } from './regions.js';

/** Editing keys that belong to a text field while the caret is in one: VS Code would undo the document instead. */
const fieldKeys = new Set(['z', 'y', 'x', 'c', 'v', 'a', 'ArrowLeft', 'ArrowRight', 'Backspace', 'Delete']);

const isTextField = (element: EventTarget | undefined): boolean =>
  (element instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(element.type)) ||
  element instanceof HTMLTextAreaElement;

/** Keeps undo, redo and the clipboard inside a text field while it has the caret. */
export function useFieldKeys(): void {
  useEffect(() => {
    const keep = (event: KeyboardEvent) => {
      if (event.key === 'F6' && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        event.stopPropagation();
        focusNextRegion(event.shiftKey ? -1 : 1);
        return;
      }
      if (!(event.ctrlKey || event.metaKey) || !isTextField(event.composedPath()[0])) return;
      if (fieldKeys.has(event.key.length === 1 ? event.key.toLowerCase() : event.key))
        event.stopPropagation();
    };
    // VS Code listens on the window: stopping at the document is in time, and the field's own handlers have run.
    document.addEventListener('keydown', keep);
    return () => document.removeEventListener('keydown', keep);
  }, []);
}
