import type { NodeProps } from '@xyflow/react';
import { memo, use } from 'react';
import type { EntityRef } from '../../contract/edit/intent.js';
import type { StateData } from '../flow.js';
import { markOf, markWords } from '../marks.js';
import { useCanvas } from '../store.js';
import { DetailContext } from './detail.js';
import { MarkBadge } from './MarkBadge.js';
import { NameInput } from './NameInput.js';
import { type CanvasNode, elementIdOf, nodeName } from './nodes.js';

/** A store, an event log or a dead-letter queue: shapes of their own, because they are no agents. */
export const StateShape = memo(function StateShape({ data, selected, width, height }: NodeProps<CanvasNode>) {
  const state = data as StateData;
  const detail = use(DetailContext);
  const ref: EntityRef = { kind: state.kind === 'queue' ? 'deadLetterQueue' : 'store', id: state.id };
  const mark = useCanvas(canvas => markOf(canvas.problems, ref));
  const renaming = useCanvas(
    canvas =>
      canvas.renamingIn === 'canvas' && canvas.renaming?.kind === ref.kind && canvas.renaming.id === ref.id,
  );
  const shape = state.kind === 'queue' ? 'queue' : state.log ? 'log' : 'store';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would not be a shape on a canvas
    <div
      id={elementIdOf(ref)}
      className={`shape ${shape} detail-${detail}${selected ? ' selected' : ''}`}
      role="group"
      aria-label={[nodeName(state), markWords(mark)].filter(Boolean).join('. ')}
    >
      <svg className="shape-outline" width={width} height={height} aria-hidden="true">
        <path d={outlines[shape](width ?? 152, height ?? 60)} />
      </svg>
      {renaming ? (
        <NameInput target={ref} />
      ) : (
        detail !== 'block' && <span className="card-name">{state.id}</span>
      )}
      {detail === 'near' && <span className="shape-facts">{state.facts}</span>}
      <MarkBadge mark={mark} />
    </div>
  );
});

/** A drum for a store, a stack of pages for the event log, a tray with an open mouth for dead letters. */
const outlines = {
  store: (w: number, h: number) =>
    `M1,9C1,4.6 34.6,1 ${w / 2},1S${w - 1},4.6 ${w - 1},9V${h - 9}C${w - 1},${h - 4.6} ${w * 0.77},${h - 1} ${w / 2},${h - 1}S1,${h - 4.6} 1,${h - 9}ZM1,9C1,13.4 34.6,17 ${w / 2},17S${w - 1},13.4 ${w - 1},9`,
  log: (w: number, h: number) =>
    `M1,9H${w - 9}V${h - 1}H1ZM5,9V5H${w - 5}V${h - 5}H${w - 9}M9,5V1H${w - 1}V${h - 9}H${w - 5}`,
  queue: (w: number, h: number) => `M13,1H${w - 13}L${w - 1},${h / 2}L${w - 13},${h - 1}H13L1,${h / 2}Z`,
} as const;
