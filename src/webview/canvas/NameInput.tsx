import { useEffect, useRef, useState } from 'react';
import type { EntityRef } from '../../contract/edit/intent.js';
import { idPattern } from '../../contract/manifest/scalars.js';
import { exists } from '../state.js';
import { useDesigner } from '../store.js';

/** Renames an entity where its name stands: Enter or leaving keeps it, Escape does not. */
export function NameInput({ target }: { target: EntityRef }) {
  const designer = useDesigner();
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(target.id);
  const done = useRef(false);

  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, []);

  const problem = nameProblem(name);
  function nameProblem(value: string): string | undefined {
    if (value === target.id) return undefined;
    if (!idPattern.test(value)) return 'A name starts with a letter and holds only letters, digits, - and _.';
    const { drawing } = designer.store.get();
    return drawing && exists(drawing, { kind: target.kind, id: value }) ? `${value} is taken.` : undefined;
  }

  function finish(keep: boolean, refocus: boolean) {
    if (done.current) return;
    if (keep && problem) return designer.say(problem);
    done.current = true;
    designer.store.dispatch({ type: 'rename', target: undefined });
    if (keep && name !== target.id)
      designer.edit(
        `Rename ${target.id} to ${name}`,
        [{ type: 'rename', kind: target.kind, id: target.id, to: name }],
        { kind: target.kind, id: name },
      );
    if (refocus) designer.view.current?.focus();
  }

  return (
    <span className="name-input nodrag nopan">
      <input
        ref={input}
        value={name}
        aria-label={`New name of ${target.id}`}
        aria-invalid={problem !== undefined}
        title={problem}
        spellCheck={false}
        onChange={event => setName(event.target.value)}
        onKeyDown={event => {
          event.stopPropagation();
          if (event.key === 'Enter') finish(true, true);
          if (event.key === 'Escape') finish(false, true);
        }}
        onBlur={() => finish(problem === undefined, false)}
      />
      {problem && (
        <span className="name-problem" role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}
