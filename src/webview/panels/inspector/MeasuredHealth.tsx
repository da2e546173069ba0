import { figuresOf, healthRows } from '../../health.js';
import { useCanvas } from '../../store.js';

/** What traces say of a handoff, metric by metric against its thresholds; only while health is shown. */
export function MeasuredHealth({ id }: { readonly id: string }) {
  const report = useCanvas(state => state.health);
  const thresholds = useCanvas(state => state.drawing?.manifest.handoffs[id]?.health);
  if (!report) return null;
  const figures = figuresOf(report, id);
  const source = report.traces.join(', ');
  if (!figures || figures.made === 0)
    return <p className="form-help">Not mentioned in the traces that are shown ({source}).</p>;
  return (
    <table className="measured-health">
      <caption>
        Made {figures.made} {figures.made === 1 ? 'time' : 'times'} in {source}
      </caption>
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col">Measured</th>
          <th scope="col">At most</th>
        </tr>
      </thead>
      <tbody>
        {healthRows(figures, thresholds).map(({ name, long, value, limit, beyond }) => (
          <tr key={name} className={beyond ? 'bad' : undefined}>
            <th scope="row">{long}</th>
            <td>
              {beyond && (
                <i className="codicon codicon-warning" role="img" aria-label="beyond its threshold" />
              )}
              {value ?? 'not recorded'}
            </td>
            <td>{limit ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
