import { patternWords } from '../../picture/words.js';
import { tidy } from '../changing.js';
import { lockReason } from '../state.js';
import { useCanvas, useDesigner } from '../store.js';
import { IconButton } from './IconButton.js';

interface ToolbarProps {
  readonly panels: { readonly left: boolean; readonly right: boolean };
  toggle(side: 'left' | 'right'): void;
}

/** The pattern, the workflow's name, and what can be done with all of it. */
export function Toolbar({ panels, toggle }: ToolbarProps) {
  const designer = useDesigner();
  const manifest = useCanvas(state => state.drawing?.manifest);
  const locked = useCanvas(state => lockReason(state) !== undefined);
  const disconnected = useCanvas(state => state.disconnected);
  const crumbs = useCanvas(state => state.selection);
  const missing = useCanvas(state => state.problems.filter(problem => problem.isMissingPart).length);
  const [only] = crumbs;
  return (
    <header className="toolbar">
      <IconButton
        icon={panels.left ? 'layout-sidebar-left' : 'layout-sidebar-left-off'}
        label={panels.left ? 'Hide palette and outline' : 'Show palette and outline'}
        onClick={() => toggle('left')}
      />
      {manifest && (
        <button
          type="button"
          className="pattern-picker"
          aria-haspopup="dialog"
          title={`${patternWords[manifest.pattern]}: how control moves between the agents. Shows what a change would do.`}
          disabled={locked}
          onClick={() => designer.store.dispatch({ type: 'overlay', overlay: { kind: 'patterns' } })}
        >
          <span className="unseen">Pattern: </span>
          {patternWords[manifest.pattern]}
          <i className="codicon codicon-chevron-down" aria-hidden="true" />
        </button>
      )}
      {manifest && missing > 0 && (
        <button
          type="button"
          className="tool complete"
          disabled={locked}
          title="Shows what this pattern still lacks, and adds it"
          onClick={() =>
            designer.store.dispatch({ type: 'overlay', overlay: { kind: 'pattern', to: manifest.pattern } })
          }
        >
          <i className="codicon codicon-lightbulb" aria-hidden="true" /> Complete
        </button>
      )}
      <nav className="crumbs" aria-label="Where you are">
        <button type="button" className="crumb" onClick={() => designer.select([])}>
          {manifest?.name}
        </button>
        {crumbs.length > 0 && (
          <>
            <i className="codicon codicon-chevron-right" aria-hidden="true" />
            <span className="crumb here">{crumbs.length === 1 ? only?.id : `${crumbs.length} selected`}</span>
          </>
        )}
      </nav>
      <span className="grow" />
      <IconButton
        icon="discard"
        label="Undo (Ctrl+Z)"
        disabled={disconnected}
        onClick={() => designer.post({ type: 'undo' })}
      />
      <IconButton
        icon="redo"
        label="Redo (Ctrl+Y)"
        disabled={disconnected}
        onClick={() => designer.post({ type: 'redo' })}
      />
      <span className="separator" />
      <button
        type="button"
        className="tool"
        disabled={locked}
        title="Give hand-placed cards back to the automatic layout (L)"
        onClick={() => tidy(designer)}
      >
        Tidy
      </button>
      <button
        type="button"
        className="tool"
        title="Find an agent, a handoff, a field or a problem (Ctrl+F)"
        onClick={() => designer.store.dispatch({ type: 'overlay', overlay: { kind: 'search' } })}
      >
        Search
      </button>
      <button
        type="button"
        className="tool"
        title="Compare with another version: a commit, a branch, a file"
        onClick={() => designer.post({ type: 'compare' })}
      >
        Compare
      </button>
      <button
        type="button"
        className="tool"
        aria-haspopup="menu"
        title="Export as a picture or a document"
        onClick={event => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          const screen = { x: left, y: bottom + 2 };
          designer.store.dispatch({ type: 'overlay', overlay: { kind: 'export', screen } });
        }}
      >
        Export
      </button>
      <button
        type="button"
        className="tool"
        title="What the shapes mean, and every key (?)"
        onClick={() => designer.store.dispatch({ type: 'overlay', overlay: { kind: 'help' } })}
      >
        Legend
      </button>
      <button
        type="button"
        className="tool"
        title="Show the manifest as text beside the canvas"
        onClick={() => designer.post({ type: 'open-text', ...(only ? { target: only } : {}) })}
      >
        <i className="codicon codicon-split-horizontal" aria-hidden="true" /> Text
      </button>
      <IconButton
        icon={panels.right ? 'layout-sidebar-right' : 'layout-sidebar-right-off'}
        label={panels.right ? 'Hide the inspector' : 'Show the inspector'}
        onClick={() => toggle('right')}
      />
    </header>
  );
}
