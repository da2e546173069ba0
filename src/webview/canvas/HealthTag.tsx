import { figuresOf, judgeHealth } from '../health.js';
import { useCanvas } from '../store.js';

const icons = { good: 'pass', bad: 'warning', none: 'circle-slash' } as const;

/** What the traces say of a handoff, against its thresholds; only while health is shown. */
export function HealthTag({ id }: { readonly id: string }) {
  const report = useCanvas(state => state.health);
  const thresholds = useCanvas(state => state.drawing?.manifest.handoffs[id]?.health);
  if (!report) return null;
  const { tone, text, title } = judgeHealth(figuresOf(report, id), thresholds);
  return (
    <span className={`health-tag ${tone}`} title={title}>
      <i className={`codicon codicon-${icons[tone]}`} aria-hidden="true" />
      {text}
    </span>
  );
}
