import type { EntityRef } from '../../../contract/edit/intent.js';
import { entityWords, pathOf } from '../../../contract/index.js';
import { agentModel } from '../../../contract/manifest/agent.js';
import { deadLetterQueueModel, sideEffectModel, storeModel } from '../../../contract/manifest/state.js';
import { manifestModel } from '../../../contract/manifest/workflow.js';
import { NameInput } from '../../canvas/NameInput.js';
import { lockReason } from '../../state.js';
import { useCanvas, useDesigner } from '../../store.js';
import { IconButton } from '../IconButton.js';
import { Checklist } from './Checklist.js';
import { FormField } from './FormField.js';
import { HandoffTabs } from './HandoffTabs.js';
import { fieldsOf } from './model.js';
import { Problems } from './Problems.js';
import { TypeForm } from './TypeForm.js';

const models = {
  agent: agentModel,
  store: storeModel,
  deadLetterQueue: deadLetterQueueModel,
  sideEffect: sideEffectModel,
} as const;

/** Fields of the workflow as a whole that are set here; its collections are the canvas itself. */
const workflowKeys = new Set([
  'name',
  'description',
  'hopLimit',
  'checkpoints',
  'eventLog',
  'formats',
  'samples',
  'generate',
  'compatibility',
  'severity',
  'suppress',
]);

/** The fields, problems and contract of an entity, or of the workflow. */
export function Details({ target }: { target: EntityRef | undefined }) {
  const manifest = useCanvas(state => state.drawing?.manifest);
  if (!manifest) return null;
  if (target?.kind === 'handoff') {
    const handoff = manifest.handoffs[target.id];
    if (!handoff) return null;
    return (
      <>
        <Title word={`${handoff.from} → ${handoff.to}`} kind="handoff" target={target} />
        <HandoffTabs id={target.id} handoff={handoff} />
        <div className="inspector-foot">
          <Problems target={target} />
          <Checklist id={target.id} handoff={handoff} />
        </div>
      </>
    );
  }
  if (target?.kind === 'type')
    return (
      <>
        <Title word={target.id} kind="type" target={target} />
        <TypeForm name={target.id} />
        <div className="inspector-foot">
          <Problems target={target} />
        </div>
      </>
    );
  const at = target ? pathOf(target) : [];
  const fields = target
    ? fieldsOf(models[target.kind])
    : fieldsOf(manifestModel).filter(field => workflowKeys.has(field.key));
  return (
    <>
      <Title
        word={target?.id ?? manifest.name}
        kind={target ? entityWords[target.kind] : 'workflow'}
        target={target}
      />
      <div className="inspector-body">
        {fields.map((field, i) => (
          <FormField key={field.key} field={field} at={at} first={i === 0} />
        ))}
      </div>
      <div className="inspector-foot">
        <Problems target={target} />
      </div>
    </>
  );
}

function Title({ word, kind, target }: { word: string; kind: string; target?: EntityRef | undefined }) {
  const designer = useDesigner();
  const locked = useCanvas(state => lockReason(state) !== undefined);
  const renaming = useCanvas(
    state => state.renamingIn === 'title' && target !== undefined && state.renaming?.id === target.id,
  );
  return (
    <h2 className="inspector-title">
      {renaming && target ? (
        <NameInput target={target} />
      ) : (
        <span className="inspector-name" title={target ? `${target.id}: F2 renames it` : word}>
          {word}
        </span>
      )}
      <span className="inspector-kind">{kind}</span>
      <span className="grow" />
      {target?.kind === 'handoff' && !renaming && (
        <IconButton
          icon="arrow-swap"
          label={`Lead ${target.id} to another agent (C)`}
          disabled={locked}
          onClick={() => {
            const from = designer.store.get().drawing?.manifest.handoffs[target.id]?.from;
            if (from !== undefined)
              designer.store.dispatch({
                type: 'overlay',
                overlay: { kind: 'connect', from, handoff: target.id },
              });
          }}
        />
      )}
      {target && !renaming && (
        <IconButton
          icon="edit"
          label={`Rename ${target.id}`}
          disabled={locked}
          onClick={() => designer.store.dispatch({ type: 'rename', target, where: 'title' })}
        />
      )}
      {target && (
        <IconButton
          icon="go-to-file"
          label={`Show ${target.id} in the text`}
          onClick={() => designer.post({ type: 'open-text', target })}
        />
      )}
    </h2>
  );
}
