import { type ChangeCategory, changeCategories } from '../../contract/diff/change.js';
import { IconButton } from '../panels/IconButton.js';
import { categoryWords } from './signs.js';

interface ComparisonBarProps {
  readonly counts: Readonly<Record<ChangeCategory, number>>;
  readonly shown: ReadonlySet<ChangeCategory>;
  readonly current: number;
  readonly total: number;
  toggle(category: ChangeCategory): void;
  step(by: 1 | -1): void;
  fit(): void;
  zoom(factor: number): void;
  swap(): void;
  text(): void;
}

/** What is shown, and the way from change to change. */
export function ComparisonBar(props: ComparisonBarProps) {
  const { counts, shown, current, total, toggle, step } = props;
  return (
    <header className="toolbar comparison-bar">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame */}
      <div className="filters" role="group" aria-label="Show changes of">
        {changeCategories.map(category => (
          <button
            key={category}
            type="button"
            className="tool filter"
            aria-pressed={shown.has(category)}
            title={categoryWords[category].help}
            onClick={() => toggle(category)}
          >
            <i className={`codicon codicon-${shown.has(category) ? 'check' : 'blank'}`} aria-hidden="true" />
            {categoryWords[category].word} <span className="filter-count">{counts[category]}</span>
          </button>
        ))}
      </div>
      <span className="separator" />
      <IconButton
        icon="arrow-up"
        label="Previous change (Shift+F7)"
        disabled={total === 0}
        onClick={() => step(-1)}
      />
      <IconButton icon="arrow-down" label="Next change (F7)" disabled={total === 0} onClick={() => step(1)} />
      <span className="position">
        {total === 0 ? 'No changes' : current < 0 ? `${total} changed` : `${current + 1} of ${total}`}
      </span>
      <span className="grow" />
      <IconButton icon="zoom-out" label="Zoom out (-)" onClick={() => props.zoom(1 / 1.25)} />
      <IconButton icon="zoom-in" label="Zoom in (+)" onClick={() => props.zoom(1.25)} />
      <IconButton icon="screen-full" label="Show everything (F)" onClick={props.fit} />
      <span className="separator" />
      <IconButton icon="arrow-swap" label="Swap left and right" onClick={props.swap} />
      <IconButton icon="diff" label="Compare as text" onClick={props.text} />
    </header>
  );
}
