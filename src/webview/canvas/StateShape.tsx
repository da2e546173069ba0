import type { NodeProps } from '@xyflow/react';
import { memo, use } from 'react';
import type { EntityRef } from '../../contract/edit/intent.js';
import type { StateData } from '../../picture/flow.js';
import { outlines } from '../../picture/outlines.js';
import { markOf, markWords } from '../marks.js';
import { useCanvas } from '../store.js';
import { cut } from './cuts.js';
import { DetailContext } from './detail.js';
import { MarkBadge } from './MarkBadge.js';
import { NameInput } from './NameInput.js';
import { type CanvasNode, elementIdOf, nodeName } from './nodes.js';

/** Letters of a name that have room whatever they are. */
const room = { near: 12, mid: 8, far: 6 } as const;

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
        detail !== 'block' && <span className={`card-name${cut(state.id, room[detail])}`}>{state.id}</span>
      )}
      {detail === 'near' && <span className="shape-facts">{state.facts}</span>}
      <MarkBadge mark={mark} />
    </div>
  );
});
