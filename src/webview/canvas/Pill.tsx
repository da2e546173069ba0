import { type MouseEvent, memo, use } from 'react';
import type { EntityRef } from '../../contract/edit/intent.js';
import type { HandoffData } from '../../picture/flow.js';
import { routeOf } from '../../picture/lanes.js';
import { contractFieldWords } from '../../picture/words.js';
import type { Designer } from '../designer.js';
import { markOf, markWords, worstOf } from '../marks.js';
import { useCanvas, useDesigner } from '../store.js';
import { LeadContext } from './connect.js';
import { shorten } from './cuts.js';
import { HealthTag } from './HealthTag.js';
import { NameInput } from './NameInput.js';
import { type CanvasNode, elementIdOf, handoffName } from './nodes.js';
import { PillFacts } from './PillFacts.js';

/** Longer names of payloads are cut. */
const mostLetters = 22;

interface PillProps {
  readonly data: HandoffData;
  readonly from: CanvasNode;
  readonly to: CanvasNode;
  readonly selected: boolean;
}

/** What crosses a handoff at a glance: payload, version, and the six contract fields as bars. */
export const Pill = memo(
  function Pill({ data, from, to, selected }: PillProps) {
    const designer = useDesigner();
    const lead = use(LeadContext);
    const ref: EntityRef = { kind: 'handoff', id: data.id };
    const mark = useCanvas(state => markOf(state.problems, ref));
    const renaming = useCanvas(
      state =>
        state.renamingIn === 'canvas' && state.renaming?.kind === 'handoff' && state.renaming.id === data.id,
    );
    const measured = useCanvas(state => state.health !== undefined);
    const worst = worstOf(mark);
    const quiet = data.returns && !data.change && !selected && worst !== 'error';
    const { label } = routeOf(data, from, to);
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the canvas is one widget with its own keys; this element is its active descendant
      // biome-ignore lint/a11y/useSemanticElements: a button would be one more tab stop for every handoff
      <div
        id={elementIdOf(ref)}
        className={[
          'pill nopan',
          selected && 'selected',
          quiet && 'quiet',
          worst,
          data.change && `signed is-${data.change}`,
        ]
          .filter(Boolean)
          .join(' ')}
        style={{ transform: `translate(${label.x}px, ${label.y}px) translate(-50%, -50%)` }}
        role="group"
        aria-label={[handoffName(data), markWords(mark)].filter(Boolean).join(', ')}
        data-handoff={data.id}
        onPointerDown={event => lead(data.id, event)}
        onClick={event => pickHandoff(designer, data.id, event)}
        onDoubleClick={() => {
          if (designer.mayEdit()) designer.store.dispatch({ type: 'rename', target: ref });
        }}
      >
        {renaming ? (
          <NameInput target={ref} />
        ) : (
          // A return has little room: its line says whose it is.
          !(measured && quiet) && (
            <span
              className="pill-payload"
              title={data.payload.length > mostLetters ? data.payload : undefined}
            >
              {shorten(data.payload, mostLetters)}
            </span>
          )
        )}
        {measured ? <HealthTag id={data.id} /> : <Declared data={data} quiet={quiet} />}
        {worst && <i className={`codicon codicon-${worst} pill-icon`} />}
      </div>
    );
  },
  (a, b) =>
    a.data === b.data &&
    a.selected === b.selected &&
    a.from.position === b.from.position &&
    a.to.position === b.to.position,
);

/** What is declared: the version, the six contract fields as bars, and how it crosses. */
function Declared({ data, quiet }: { readonly data: HandoffData; readonly quiet: boolean }) {
  return (
    <>
      {!quiet && <span className="pill-version">{data.version}</span>}
      <span className="six" title={missing(data)}>
        {contractFieldWords.map((field, i) => (
          <i key={field} className={data.fields[i] ? 'has' : 'lacks'} />
        ))}
      </span>
      {!quiet && <PillFacts data={data} />}
      {data.fanOut && (
        <i className="codicon codicon-list-tree pill-icon" title="Fans out: one handoff per item" />
      )}
    </>
  );
}

/** Selects a handoff; with Shift, Ctrl or Cmd besides what is selected. */
export function pickHandoff(designer: Designer, id: string, event: MouseEvent): void {
  const more = event.shiftKey || event.ctrlKey || event.metaKey;
  const { selection } = designer.store.get();
  const others = selection.filter(ref => ref.kind !== 'handoff' || ref.id !== id);
  const isChosen = others.length < selection.length;
  if (!more) designer.select([{ kind: 'handoff', id }]);
  else designer.select(isChosen ? others : [...others, { kind: 'handoff', id }]);
}

function missing(data: HandoffData): string {
  const lacking = contractFieldWords.filter((_, i) => !data.fields[i]);
  return lacking.length === 0 ? 'All six contract fields are declared' : `Missing: ${lacking.join(', ')}`;
}
