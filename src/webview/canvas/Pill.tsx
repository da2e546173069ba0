import type { EntityRef, Position } from '../../contract/edit/intent.js';
import type { HandoffData } from '../flow.js';
import type { Mark } from '../marks.js';
import { useCanvas, useDesigner } from '../store.js';
import { contractFieldWords } from '../words.js';
import { NameInput } from './NameInput.js';
import { elementIdOf } from './nodes.js';

interface PillProps {
  readonly data: HandoffData;
  readonly at: Position;
  readonly selected: boolean;
  readonly mark: Mark | undefined;
  readonly worst: 'error' | 'warning' | undefined;
  readonly name: string;
}

/** What crosses a handoff at a glance: payload, version, and the six contract fields as bars. */
export function Pill({ data, at, selected, worst, name }: PillProps) {
  const designer = useDesigner();
  const ref: EntityRef = { kind: 'handoff', id: data.id };
  const renaming = useCanvas(state => state.renaming?.kind === 'handoff' && state.renaming.id === data.id);
  const quiet = data.returns && !selected && !worst;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the canvas is one widget with its own keys; this element is its active descendant
    // biome-ignore lint/a11y/useSemanticElements: a button would be one more tab stop for every handoff
    <div
      id={elementIdOf(ref)}
      className={`pill nopan${selected ? ' selected' : ''}${quiet ? ' quiet' : ''}${worst ? ` ${worst}` : ''}`}
      style={{ transform: `translate(${at.x}px, ${at.y}px) translate(-50%, -50%)` }}
      role="group"
      aria-label={name}
      data-handoff={data.id}
      onClick={event => {
        const more = event.shiftKey || event.ctrlKey || event.metaKey;
        const { selection } = designer.store.get();
        designer.select(more ? [...selection, ref] : [ref]);
      }}
      onDoubleClick={() => designer.store.dispatch({ type: 'rename', target: ref })}
    >
      {renaming ? <NameInput target={ref} /> : <span className="pill-payload">{data.payload}</span>}
      <span className="pill-version">{data.version}</span>
      <span className="six" title={missing(data)}>
        {contractFieldWords.map((field, i) => (
          <i key={field} className={data.fields[i] ? 'has' : 'lacks'} />
        ))}
      </span>
      {data.fanOut && (
        <i className="codicon codicon-list-tree pill-icon" title="Fans out: one handoff per item" />
      )}
      {worst && <i className={`codicon codicon-${worst} pill-icon`} />}
    </div>
  );
}

function missing(data: HandoffData): string {
  const lacking = contractFieldWords.filter((_, i) => !data.fields[i]);
  return lacking.length === 0 ? 'All six contract fields are declared' : `Missing: ${lacking.join(', ')}`;
}
