import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { type PatternPlan, patternOf, planPatternChange } from '../../../contract/index.js';
import type { PatternId } from '../../../contract/manifest/workflow.js';
import { patternWords, plural, roleWords } from '../../../picture/words.js';
import { Choice } from '../../controls/Choice.js';
import { useCanvas, useDesigner } from '../../store.js';
import { thumbnails } from '../thumbnails.js';
import { ProblemChanges } from './ProblemChanges.js';
import { StepList } from './StepList.js';

/** Local date, YYYY-MM-DD. */
const today = (): string => new Date().toLocaleDateString('sv-SE');

/** What a change of pattern will do, before it is done: each step can be left out, and nothing happens on Cancel. */
export function PatternDialog({ to }: { to: PatternId }) {
  const designer = useDesigner();
  const parsed = useCanvas(state => state.parsed);
  const [lead, setLead] = useState<string>();
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const dialog = useRef<HTMLDialogElement>(null);
  const answer = useRef<HTMLButtonElement>(null);
  const title = useId();
  // A thousand agents take a second or two: the dialog is there before, and says so.
  const [isOpen, setOpen] = useState(false);
  const plan = useMemo(
    () =>
      parsed && isOpen ? planPatternChange(parsed, to, { today: today() }, { lead, without }) : undefined,
    [parsed, isOpen, to, lead, without],
  );

  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    const painted = requestAnimationFrame(() => setTimeout(() => setOpen(true)));
    return () => {
      cancelAnimationFrame(painted);
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);

  // It can take the focus only once it is not disabled.
  useEffect(() => {
    if (isOpen) answer.current?.focus();
  }, [isOpen]);

  const close = () => designer.store.dispatch({ type: 'overlay', overlay: undefined });
  function toggle(key: string, chosen: boolean) {
    const next = new Set(without);
    if (chosen) next.delete(key);
    else next.add(key);
    setWithout(next);
  }
  function confirm() {
    if (plan && plan.intents.length > 0) designer.edit(labelOf(plan), plan.intents);
    close();
  }

  const isChange = plan !== undefined && plan.from !== plan.to;
  const { coordinator, stateStore, recovery, summary } = patternOf(to);
  return (
    <dialog
      ref={dialog}
      className="pattern-dialog"
      aria-labelledby={title}
      onCancel={event => {
        event.preventDefault();
        close();
      }}
      onKeyDown={event => event.stopPropagation()}
    >
      <header>
        {plan && (
          <span className="pattern-way" aria-hidden="true">
            {isChange && (
              <>
                {thumbnails[plan.from]}
                <i className="codicon codicon-arrow-right" />
              </>
            )}
            {thumbnails[to]}
          </span>
        )}
        <div>
          <h2 id={title}>{isChange || !plan ? `Change to ${patternWords[to]}` : 'Complete this pattern'}</h2>
          <p>{summary}</p>
          {isChange && (
            <dl className="pattern-facts">
              <dt>State</dt>
              <dd>{stateStore}</dd>
              <dt>Recovery</dt>
              <dd>{recovery}</dd>
            </dl>
          )}
        </div>
      </header>
      {plan ? (
        <div className="pattern-body">
          {coordinator && plan.leads.length > 1 && (
            <div className="form-row">
              <span className="form-label">{roleWords[coordinator]}</span>
              <Choice
                label={`Who is the ${coordinator}`}
                value={plan.lead ?? ''}
                options={plan.leads.map(id => ({ value: id, label: id }))}
                onChange={setLead}
              />
            </div>
          )}
          <StepList plan={plan} toggle={toggle} />
          <ProblemChanges plan={plan} />
        </div>
      ) : (
        <p className="pattern-body">
          {!isOpen
            ? 'Working out what will change…'
            : parsed?.editable
              ? 'This change cannot be made in one step here. Choose the pattern in the text, and go by the problems.'
              : 'The text has errors that must be fixed before the pattern can change.'}
        </p>
      )}
      <footer>
        <span className="pattern-sum" aria-live="polite">
          {plan && sumOf(plan)}
        </span>
        <button type="button" className="button secondary" onClick={close}>
          Cancel
        </button>
        <button
          type="button"
          className="button"
          ref={answer}
          disabled={!plan || plan.intents.length === 0}
          onClick={confirm}
        >
          {isChange || !plan ? 'Change pattern' : 'Complete this pattern'}
        </button>
      </footer>
    </dialog>
  );
}

const labelOf = ({ from, to }: PatternPlan): string =>
  from === to ? `Complete the pattern ${patternWords[to]}` : `Change the pattern to ${patternWords[to]}`;

function sumOf(plan: PatternPlan): string {
  const steps = plan.steps.filter(({ chosen }) => chosen).length;
  const errors = plan.after.filter(({ severity }) => severity === 'error').length;
  const what = steps === 0 ? 'Nothing else changes' : plural(steps, 'step');
  return `${what}, undone as one. ${errors === 0 ? 'No errors afterwards.' : `${plural(errors, 'error')} afterwards.`}`;
}
