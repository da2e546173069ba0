import type { Intent } from '../../../contract/edit/intent.js';
import {
  type ContractField,
  completeness,
  contractFields,
  contractWords,
  type Handoff,
  stateCategories,
} from '../../../contract/index.js';
import type { Json } from '../../../schema/json.js';
import { lockReason } from '../../state.js';
import { useCanvas, useDesigner } from '../../store.js';
import { groupStarts } from './model.js';

/** Declares what a handoff does not declare yet; what generated code carries anyway needs nothing. */
function declare(id: string, field: ContractField): Intent | undefined {
  const at = ['handoffs', id];
  if (field === 'provenance')
    return { type: 'set', path: [...at, 'provenance'], value: groupStarts.provenance as Json };
  if (field === 'sideEffects') return { type: 'set', path: [...at, 'sideEffects'], value: [] };
  if (field === 'failureModes')
    return {
      type: 'set',
      path: [...at, 'failureModes'],
      value: { retryable: ['Timeout'], escalate: ['PolicyViolation'] },
    };
  return undefined;
}

/** The six contract fields and the three state categories, always in sight; a missing one is a click away. */
export function Checklist({ id, handoff }: { id: string; handoff: Handoff }) {
  const designer = useDesigner();
  const locked = useCanvas(state => lockReason(state) !== undefined);
  const { fields, states, work } = completeness(handoff);
  return (
    <section className="checklist" aria-label="Contract">
      <h3>Contract</h3>
      <ul>
        {contractFields.map(field => (
          <Line
            key={field}
            has={fields[field]}
            word={contractWords[field]}
            disabled={locked}
            onAdd={() => {
              const intent = declare(id, field);
              if (intent) designer.edit(`Declare ${contractWords[field]} of ${id}`, [intent]);
            }}
          />
        ))}
      </ul>
      <h3>State that crosses</h3>
      <ul>
        {stateCategories.map(category => (
          <Line key={category} has={states[category]} word={contractWords[category]} />
        ))}
        <Line has={work} word={contractWords.work} />
      </ul>
    </section>
  );
}

interface LineProps {
  readonly has: boolean;
  readonly word: string;
  readonly disabled?: boolean;
  onAdd?(): void;
}

function Line({ has, word, disabled, onAdd }: LineProps) {
  return (
    <li className={has ? 'has' : 'lacks'}>
      <i
        className={`codicon codicon-${has ? 'check' : 'circle-large-outline'}`}
        role="img"
        aria-label={has ? 'carried' : 'missing'}
      />
      {has || !onAdd ? (
        word
      ) : (
        <button type="button" className="link" disabled={disabled} title={`Declare ${word}`} onClick={onAdd}>
          {word}
        </button>
      )}
    </li>
  );
}
