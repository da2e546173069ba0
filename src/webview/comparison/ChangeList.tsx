import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { type ChangeGroup, verdictWords } from './groups.js';
import { signs } from './signs.js';

interface ChangeListProps {
  readonly groups: readonly ChangeGroup[];
  readonly current: number;
  go(index: number): void;
}

/** Every change in words: a full alternative to looking. */
export function ChangeList({ groups, current, go }: ChangeListProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (current >= 0) list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  function onKeyDown(event: KeyboardEvent) {
    const to = {
      ArrowDown: Math.min(current + 1, groups.length - 1),
      ArrowUp: Math.max(current - 1, 0),
      Home: 0,
      End: groups.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  }

  return (
    <div
      ref={list}
      className="change-list"
      role="listbox"
      aria-label="Changes"
      tabIndex={0}
      aria-activedescendant={current >= 0 ? `${id}-${current}` : undefined}
      onKeyDown={onKeyDown}
    >
      {groups.map((group, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, this is its active descendant
        <div
          key={group.key}
          id={`${id}-${i}`}
          role="option"
          aria-selected={i === current}
          className={`change is-${group.sign}`}
          data-change={group.key}
          onClick={() => go(i)}
        >
          <ChangeHead group={group} />
          {group.changes.map(({ words, category, path }) => (
            <div key={`${path.join('/')} ${words}`} className="change-line" data-category={category}>
              {words}
            </div>
          ))}
          <Meaning group={group} />
        </div>
      ))}
    </div>
  );
}

function ChangeHead({ group: { kindWord, name, sign, verdict } }: { group: ChangeGroup }) {
  const said = verdict && verdictWords(verdict);
  return (
    <div className="change-head">
      <span className="change-sign" title={signs[sign].word}>
        <span aria-hidden="true">{signs[sign].sign}</span>
        <span className="unseen">{signs[sign].word}</span>
      </span>
      <span className="change-kind">{kindWord}</span>
      <span className="change-name">{name}</span>
      {said && <span className={`verdict ${verdict.verdict}`}>{said.word}</span>}
    </div>
  );
}

/** What the changes of a contract mean: what breaks, a payload that shows it, the version that they need. */
function Meaning({ group: { verdict } }: { group: ChangeGroup }) {
  if (!verdict) return null;
  const { version } = verdictWords(verdict);
  return (
    <div className="meaning">
      {verdict.changes.map(({ message, witness }) => (
        <div key={message}>
          <p>{message}</p>
          {witness !== undefined && (
            <>
              <p className="witness-word">A payload that shows it:</p>
              <pre>{witness}</pre>
            </>
          )}
        </div>
      ))}
      {verdict.whoBreaks.map(words => (
        <p key={words}>{words}</p>
      ))}
      {version !== undefined && (
        <p className={verdict.enough ? 'bump' : 'bump bad'}>
          <i className={`codicon codicon-${verdict.enough ? 'check' : 'error'}`} aria-hidden="true" />
          {version}
        </p>
      )}
    </div>
  );
}
