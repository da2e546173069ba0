import type { EntityRef } from '../../../contract/edit/intent.js';
import { type NumberedProblem, problemsOf } from '../../marks.js';
import { lockReason } from '../../state.js';
import { useCanvas, useDesigner } from '../../store.js';

/** What is wrong with the selection, why, a value that shows it, and fixes as one-click words. */
export function Problems({ target }: { target: EntityRef | undefined }) {
  const all = useCanvas(state => state.problems);
  const list = problemsOf(all, target);
  if (list.length === 0) return null;
  return (
    <section className="problems" aria-label="Problems">
      <h3>Problems</h3>
      {list.map(item => (
        <Item key={item.index} item={item} />
      ))}
      {list.some(({ problem }) => problem.isMissingPart) && <Complete />}
    </section>
  );
}

/** One step instead of fix after fix. */
function Complete() {
  const designer = useDesigner();
  const to = useCanvas(state => state.drawing?.manifest.pattern);
  const missing = useCanvas(state => state.problems.filter(problem => problem.isMissingPart).length);
  const locked = useCanvas(state => lockReason(state) !== undefined);
  if (!to || missing < 2) return null;
  return (
    <button
      type="button"
      className="link"
      disabled={locked}
      onClick={() => designer.store.dispatch({ type: 'overlay', overlay: { kind: 'pattern', to } })}
    >
      Complete this pattern ({missing} parts are missing)…
    </button>
  );
}

function Item({ item: { index, problem } }: { item: NumberedProblem }) {
  const designer = useDesigner();
  const version = useCanvas(state => state.problemsVersion);
  const locked = useCanvas(state => lockReason(state) !== undefined);
  return (
    <div className={`problem ${problem.severity}`}>
      <p>
        <i className={`codicon codicon-${problem.severity}`} role="img" aria-label={problem.severity} />{' '}
        {problem.message}{' '}
        <button
          type="button"
          className="link quiet"
          title="What this rule means, and how to suppress it"
          onClick={() => designer.post({ type: 'open-docs', code: problem.code })}
        >
          {problem.code}
        </button>
      </p>
      {problem.witness !== undefined && (
        <p className="problem-witness">
          For example: <code>{JSON.stringify(problem.witness)}</code>
        </p>
      )}
      {problem.fixes.length > 0 && (
        <p className="problem-fixes">
          {problem.fixes.map((title, number) => (
            <button
              key={title}
              type="button"
              className="link"
              disabled={locked}
              onClick={() => designer.post({ type: 'fix', version, problem: index, fix: number })}
            >
              {title}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}
