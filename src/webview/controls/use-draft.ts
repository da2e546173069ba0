import { useEffect, useState } from 'react';

/** A text being typed: what it says, and why it cannot be kept. */
export interface Draft {
  readonly text: string;
  readonly problem: string | undefined;
  type(text: string): void;
  /** Keeps the text when it is valid and new. */
  commit(): void;
  /** Goes back to what the document says. */
  reset(): void;
}

/**
 * What is typed stays here until it is valid: an invalid text stays visible with its reason and is never written.
 * `check` says why a text cannot be kept; `onCommit` writes it.
 */
export function useDraft(
  value: string,
  check: (text: string) => string | undefined,
  onCommit: (text: string) => void,
): Draft {
  const [text, setText] = useState(value);
  const [base, setBase] = useState(value);
  // A new value of the document wins, unless something is being typed that differs from the old one.
  useEffect(() => {
    if (value === base) return;
    setBase(value);
    setText(value);
  }, [value, base]);
  const problem = text === value ? undefined : check(text);
  return {
    text,
    problem,
    type: setText,
    commit() {
      if (text !== value && problem === undefined) onCommit(text);
    },
    reset: () => setText(value),
  };
}
