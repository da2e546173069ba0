import type { PatternPlan, PatternStep } from '../../../contract/index.js';
import { Check } from '../../controls/Check.js';

const groups: readonly { readonly title: string; readonly kinds: readonly PatternStep['kind'][] }[] = [
  { title: 'Roles', kinds: ['role'] },
  { title: 'Handoffs that do not fit', kinds: ['reroute', 'remove'] },
  { title: 'Missing parts', kinds: ['add'] },
];

interface StepListProps {
  readonly plan: PatternPlan;
  toggle(key: string, chosen: boolean): void;
}

/** The steps of a change, each with its reason and where it happens; a step without its tick is left out. */
export function StepList({ plan, toggle }: StepListProps) {
  if (plan.steps.length === 0)
    return (
      <p className="pattern-none">
        {plan.from === plan.to
          ? 'Nothing is missing: this pattern is complete.'
          : 'Every agent and every handoff fits: only the pattern’s name changes.'}
      </p>
    );
  return groups.map(({ title, kinds }) => {
    const steps = plan.steps.filter(({ kind }) => kinds.includes(kind));
    if (steps.length === 0) return null;
    return (
      <section key={title} className="pattern-steps" aria-label={title}>
        <h3>{title}</h3>
        {steps.map(step => (
          <Step key={step.key} step={step} onToggle={chosen => toggle(step.key, chosen)} />
        ))}
      </section>
    );
  });
}

function Step({ step, onToggle }: { step: PatternStep; onToggle(chosen: boolean): void }) {
  const { kind, title, reason, target, chosen } = step;
  const place = target && !title.includes(target.id) ? `${title}: ${target.id}` : title;
  return (
    <div className={`pattern-step ${kind}${chosen ? '' : ' left-out'}`} data-step={step.key}>
      <Check label={place} checked={chosen} onChange={onToggle} />
      {kind === 'remove' && (
        <span className="pattern-loss">
          <i className="codicon codicon-trash" aria-hidden="true" /> its contract goes
        </span>
      )}
      <p>{reason}</p>
    </div>
  );
}
