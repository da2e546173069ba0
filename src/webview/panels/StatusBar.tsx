import { plural } from '../../picture/words.js';
import type { CanvasState } from '../state.js';
import { useCanvas, useDesigner } from '../store.js';
import { HealthSwitch } from './HealthSwitch.js';

/** What the document's state is, in words and a sign. */
export function syncWords(
  state: Pick<CanvasState, 'sync' | 'disconnected' | 'pending' | 'parsed' | 'lock'>,
): {
  readonly icon: string;
  readonly tone: 'good' | 'busy' | 'bad';
  readonly text: string;
} {
  const { sync } = state;
  if (state.disconnected) return { icon: 'debug-disconnect', tone: 'bad', text: 'Disconnected' };
  if (state.pending.length > 0) return { icon: 'sync', tone: 'busy', text: 'Writing…' };
  if (sync.kind === 'generating') return { icon: 'sync', tone: 'busy', text: 'Generating…' };
  if (sync.kind === 'unsaved') return { icon: 'circle-filled', tone: 'busy', text: 'Unsaved changes' };
  if (sync.kind === 'failed') return { icon: 'error', tone: 'bad', text: `Not generated: ${sync.message}` };
  const generated = sync.generated ? ` · generated ${plural(sync.generated, 'file')}` : '';
  return {
    icon: 'pass-filled',
    tone: 'good',
    text: `Saved${generated}${sync.note ? ` · ${sync.note}` : ''}`,
  };
}

/** The truth about sync, the problems, and what just happened. */
export function StatusBar() {
  const designer = useDesigner();
  const sync = useCanvas(state => state.sync);
  const disconnected = useCanvas(state => state.disconnected);
  const pending = useCanvas(state => state.pending);
  const parsed = useCanvas(state => state.parsed);
  const lock = useCanvas(state => state.lock);
  const problems = useCanvas(state => state.problems);
  const manifest = useCanvas(state => state.drawing?.manifest);
  const notice = useCanvas(state => state.notice);
  const { icon, tone, text } = syncWords({ sync, disconnected, pending, parsed, lock });
  const errors = problems.filter(problem => problem.severity === 'error').length;
  const warnings = problems.filter(problem => problem.severity === 'warning').length;
  return (
    <footer className="status">
      <span className={`sync ${tone}`}>
        <i className={`codicon codicon-${icon}`} aria-hidden="true" />
        {text}
      </span>
      {manifest && (
        <button
          type="button"
          className="status-button"
          title="Show the workflow’s problems"
          onClick={() => designer.store.dispatch({ type: 'overlay', overlay: { kind: 'search', text: '!' } })}
        >
          {errors + warnings === 0 ? (
            <>
              <i className="codicon codicon-check" aria-hidden="true" /> No problems
            </>
          ) : (
            <>
              {errors > 0 && (
                <span className="bad">
                  <i className="codicon codicon-error" aria-hidden="true" /> {plural(errors, 'error')}
                </span>
              )}
              {warnings > 0 && (
                <span className="warn">
                  <i className="codicon codicon-warning" aria-hidden="true" /> {plural(warnings, 'warning')}
                </span>
              )}
            </>
          )}
        </button>
      )}
      {manifest && (
        <span>
          {plural(Object.keys(manifest.agents).length, 'agent')} ·{' '}
          {plural(Object.keys(manifest.handoffs).length, 'handoff')}
        </span>
      )}
      <HealthSwitch />
      <span className="grow" />
      <span className={`notice ${notice?.tone ?? ''}`} role="status" aria-live="polite" title={notice?.text}>
        {notice?.text}
        {/* Makes the same words a change, so that they are spoken again. */}
        {notice && notice.serial % 2 === 1 ? '\u200B' : ''}
      </span>
    </footer>
  );
}
