import type { NodeProps } from '@xyflow/react';
import { memo, use } from 'react';
import type { AgentData } from '../../picture/flow.js';
import { roleWords } from '../../picture/words.js';
import { markOf, markWords, worstOf } from '../marks.js';
import { useCanvas } from '../store.js';
import { ConnectContext } from './connect.js';
import { cut, shorten } from './cuts.js';
import { DetailContext } from './detail.js';
import { MarkBadge } from './MarkBadge.js';
import { NameInput } from './NameInput.js';
import { type CanvasNode, elementIdOf, nodeName } from './nodes.js';

/** Letters that have room whatever the words: a name beside its role or on two lines, a purpose and chips on two lines. */
const room = { name: { near: 14, mid: 20, far: 14 }, purpose: 40, chip: 27, chips: 36 } as const;

/** An agent: role stripe, name, role, one line of purpose, and the facts that matter. */
export const AgentCard = memo(function AgentCard({ data, selected }: NodeProps<CanvasNode>) {
  const agent = data as AgentData;
  const detail = use(DetailContext);
  const connect = use(ConnectContext);
  const mark = useCanvas(state => markOf(state.problems, { kind: 'agent', id: agent.id }));
  const renaming = useCanvas(
    state =>
      state.renamingIn === 'canvas' && state.renaming?.kind === 'agent' && state.renaming.id === agent.id,
  );
  const verdict =
    connect.active && connect.active.from !== agent.id ? connect.active.verdicts.get(agent.id) : undefined;
  const ref = { kind: 'agent', id: agent.id } as const;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would not be a card on a canvas
    <div
      id={elementIdOf(ref)}
      className={`card agent detail-${detail}${selected ? ' selected' : ''}`}
      data-role={agent.role}
      data-agent={agent.id}
      data-worst={detail === 'block' ? worstOf(mark) : undefined}
      data-verdict={verdict ? (verdict.ok ? 'yes' : 'no') : undefined}
      role="group"
      aria-label={[nodeName(agent), markWords(mark)].filter(Boolean).join('. ')}
    >
      {detail !== 'block' && (
        <div className="card-head">
          {renaming ? (
            <NameInput target={ref} />
          ) : (
            <span className={`card-name${cut(agent.id, room.name[detail])}`}>{agent.id}</span>
          )}
          {(detail === 'near' || detail === 'mid') && (
            <span className="card-role">{roleWords[agent.role].toLowerCase()}</span>
          )}
        </div>
      )}
      {detail === 'near' && (
        <>
          <div className={`card-purpose${cut(agent.purpose, room.purpose)}`}>{agent.purpose}</div>
          <div className={`chips${cut(agent.chips.map(chip => chip.text).join(' '), room.chips)}`}>
            {agent.chips.map(chip => (
              <span key={chip.text} className="chip" title={chip.help}>
                {shorten(chip.text, room.chip)}
              </span>
            ))}
          </div>
          <span
            className="port nodrag nopan"
            title={`Drag to hand off from ${agent.id} (or press C)`}
            onPointerDown={event => connect.start(agent.id, event)}
          />
        </>
      )}
      {detail !== 'block' && <MarkBadge mark={mark} />}
    </div>
  );
});
