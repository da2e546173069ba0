import { isBlank } from '../drawing.js';
import { useCanvas, useDesigner } from '../store.js';

/** Says why the canvas is locked, and the way out. Nothing while editing is open. */
export function Banner() {
  const designer = useDesigner();
  const disconnected = useCanvas(state => state.disconnected);
  const pending = useCanvas(state => state.pending);
  const lock = useCanvas(state => state.lock);
  const trusted = useCanvas(state => state.trusted);
  const parsed = useCanvas(state => state.parsed);
  const version = useCanvas(state => state.version);
  const problems = useCanvas(state => state.problems);
  if (disconnected)
    return (
      <div className="banner bad" role="alert">
        <i className="codicon codicon-debug-disconnect" aria-hidden="true" />
        <span>
          <b>Disconnected from VS Code.</b> The extension host does not answer; nothing you do here would be
          kept. Close and reopen this editor, or run “Developer: Restart Extension Host”.
          {pending.length > 0 && <> Not confirmed: {pending.map(edit => edit.label).join(' · ')}.</>}
        </span>
      </div>
    );
  if (lock?.reason === 'syntax')
    return (
      <div className="banner bad" role="alert">
        <i className="codicon codicon-error" aria-hidden="true" />
        <span>
          <b>The text cannot be read{version > 1 ? ': this is the last picture that could be drawn' : ''}.</b>{' '}
          {lock.message}
        </span>
        <button
          type="button"
          className="banner-action"
          onClick={() => designer.post({ type: 'open-text', range: lock.range })}
        >
          Fix in text
        </button>
      </div>
    );
  if (lock?.reason === 'older-version') {
    const problem = problems.findIndex(({ code }) => code === 'older-manifest-version');
    const fix = problems[problem]?.fixes?.[0];
    return (
      <div className="banner warn" role="status">
        <i className="codicon codicon-lock" aria-hidden="true" />
        <span>{lock.message}</span>
        {fix && (
          <button
            type="button"
            className="banner-action"
            onClick={() => designer.post({ type: 'fix', version, problem, fix: 0 })}
          >
            {fix}
          </button>
        )}
      </div>
    );
  }
  const words =
    lock?.message ?? (trusted ? undefined : 'This workspace is in Restricted Mode: the canvas is view only.');
  if (words)
    return (
      <div className="banner" role="status">
        <i className={`codicon codicon-${trusted ? 'lock' : 'shield'}`} aria-hidden="true" />
        <span>{words}</span>
      </div>
    );
  const isPart = parsed && !parsed.manifest && parsed.editable && !isBlank(parsed);
  const [first] = isPart ? parsed.problems : [];
  if (!first) return null;
  return (
    <div className="banner warn" role="status">
      <i className="codicon codicon-warning" aria-hidden="true" />
      <span>
        <b>Parts of the text have not the shape of a workflow</b> and are left out here. {first.message}
      </span>
      <button
        type="button"
        className="banner-action"
        onClick={() =>
          designer.post({
            type: 'open-text',
            range: first.range ?? (parsed as NonNullable<typeof parsed>).locate(first.path, first.at),
          })
        }
      >
        Show in text
      </button>
    </div>
  );
}
