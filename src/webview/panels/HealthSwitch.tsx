import { figuresOf, judgeHealth } from '../health.js';
import { useCanvas, useDesigner } from '../store.js';

/** Says that health is shown, of which traces and how it stands; takes it away. */
export function HealthSwitch() {
  const designer = useDesigner();
  const report = useCanvas(state => state.health);
  const handoffs = useCanvas(state => state.drawing?.manifest.handoffs);
  if (!report || !handoffs) return null;
  const beyond = Object.entries(handoffs).filter(
    ([id, { health }]) => judgeHealth(figuresOf(report, id), health).tone === 'bad',
  ).length;
  const from = report.traces.length === 1 ? report.traces[0] : `${report.traces.length} traces`;
  return (
    <button
      type="button"
      className="status-button"
      title={`Measured in ${report.traces.join(', ')}. Hides the measurements.`}
      onClick={() => designer.post({ type: 'hide-health' })}
    >
      <i className="codicon codicon-pulse" aria-hidden="true" />
      {beyond === 0 ? 'Healthy' : `${beyond} beyond ${beyond === 1 ? 'its threshold' : 'their thresholds'}`} ·{' '}
      {from}
      <i className="codicon codicon-close" aria-hidden="true" />
      <span className="unseen">Hide health</span>
    </button>
  );
}
