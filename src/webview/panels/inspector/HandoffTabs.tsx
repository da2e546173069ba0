import { useState } from 'react';
import { type Handoff, handoffModel } from '../../../contract/index.js';
import { Tabs } from '../../controls/Tabs.js';
import { problemsOf } from '../../marks.js';
import { useCanvas } from '../../store.js';
import { FormField } from './FormField.js';
import { MeasuredHealth } from './MeasuredHealth.js';
import { fieldsOf } from './model.js';
import { PayloadTab } from './PayloadTab.js';

const tabs = [
  { id: 'payload', word: 'Payload', keys: ['payload', 'version', 'description'] },
  { id: 'context', word: 'Context', keys: ['context', 'workingMemory', 'work', 'provenance'] },
  {
    id: 'recovery',
    word: 'Recovery',
    keys: ['sideEffects', 'failureModes', 'retry', 'deadLetter', 'fanOut'],
  },
  { id: 'health', word: 'Health', keys: ['health'] },
] as const;
type TabId = (typeof tabs)[number]['id'];

/** The tab stays while one walks from handoff to handoff. */
let lastTab: TabId = 'payload';

/** The four sides of a handoff's contract. */
export function HandoffTabs({ id, handoff }: { id: string; handoff: Handoff }) {
  const [active, setActive] = useState<TabId>(lastTab);
  const problems = useCanvas(state => problemsOf(state.problems, { kind: 'handoff', id }));
  const at = ['handoffs', id];
  const marked = tabs.map(tab => {
    const keys: readonly string[] = tab.keys;
    const bad = problems.some(
      ({ problem }) => problem.severity !== 'info' && keys.includes(String(problem.path[2])),
    );
    return {
      ...tab,
      mark: bad ? (
        <i className="tab-mark codicon codicon-circle-filled" role="img" aria-label="has problems" />
      ) : undefined,
    };
  });
  const fields = fieldsOf(handoffModel);
  const keys: readonly string[] = tabs.find(tab => tab.id === active)?.keys ?? [];
  // Context's parts stand on their own: one click less than a group of groups.
  const parts = fields.flatMap(field =>
    field.key === 'context' && field.kind.as === 'group'
      ? field.kind.fields.filter(part => part.key !== 'select')
      : [],
  );
  return (
    <Tabs
      label="Parts of the contract"
      tabs={marked}
      active={active}
      onChange={next => {
        lastTab = next;
        setActive(next);
      }}
    >
      {active === 'payload' ? (
        <PayloadTab id={id} handoff={handoff} />
      ) : (
        <div className="inspector-body">
          {active === 'health' && <MeasuredHealth id={id} />}
          {active === 'context' &&
            parts.map(part => <FormField key={part.key} field={part} at={[...at, 'context']} />)}
          {fields
            .filter(field => keys.includes(field.key) && field.key !== 'context')
            .map(field => (
              <FormField key={field.key} field={field} at={at} />
            ))}
        </div>
      )}
    </Tabs>
  );
}
