import { describePath, type PatternPlan } from '../../../contract/index.js';
import type { Problem } from '../../../contract/problem.js';
import { plural } from '../../../picture/words.js';

/** The problems that a change brings and those that it takes away, each with where it is. */
export function ProblemChanges({ plan }: { plan: PatternPlan }) {
  return (
    <>
      <List title={`${plural(plan.raised.length, 'problem')} will appear`} problems={plan.raised} />
      <List title={`${plural(plan.solved.length, 'problem')} will go`} problems={plan.solved} gone />
    </>
  );
}

/** More are counted, not shown. */
const most = 30;

function List({ title, problems, gone }: { title: string; problems: readonly Problem[]; gone?: boolean }) {
  if (problems.length === 0) return null;
  const order = { error: 0, warning: 1, info: 2 };
  const sorted = [...problems].sort((a, b) => order[a.severity] - order[b.severity]);
  return (
    <section className={`pattern-problems${gone ? ' gone' : ''}`} aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {sorted.slice(0, most).map(problem => (
          <li
            key={JSON.stringify([problem.code, problem.path, problem.message])}
            className={problem.severity}
          >
            <i
              className={`codicon codicon-${gone ? 'check' : problem.severity}`}
              role="img"
              aria-label={problem.severity}
            />
            <span>
              {problem.message} <span className="dim">{describePath(problem.path)}</span>
            </span>
          </li>
        ))}
      </ul>
      {sorted.length > most && <p className="dim">and {sorted.length - most} more</p>}
    </section>
  );
}
