import { type PatternId, patternIds } from '../../contract/manifest/workflow.js';
import { useDesigner } from '../store.js';
import { patternWords } from '../words.js';
import { thumbnails } from './thumbnails.js';

interface PatternFacts {
  readonly bestFor: string;
  readonly store: string;
  readonly recovery: string;
  readonly cost: string;
}

const facts: Readonly<Record<PatternId, PatternFacts>> = {
  'sequential-pipeline': {
    bestFor: 'A fixed order of steps, each done once',
    store: 'Optional: the payload carries it',
    recovery: 'Retry from the last completed step',
    cost: '1×',
  },
  'supervisor-worker': {
    bestFor: 'Parallel sub-tasks under one coordinator',
    store: 'Required, shared by all',
    recovery: 'Compensate what was committed',
    cost: '~1.5×',
  },
  'peer-to-peer': {
    bestFor: 'Long-running work of several specialists',
    store: 'Required: Redis, DynamoDB or Postgres',
    recovery: 'Resume from a checkpoint by trace ID',
    cost: '~2×',
  },
  'stateful-orchestrator': {
    bestFor: 'High stakes: audit and replay',
    store: 'Required: a durable event log',
    recovery: 'Replay from the event log',
    cost: '~3×',
  },
};

/** An empty document: the four patterns as pictures to start from. */
export function Gallery() {
  const designer = useDesigner();
  return (
    <main className="gallery">
      <h1>How do your agents work together?</h1>
      <p>
        Choose the pattern that fits. You get a small workflow that works; everything can be changed
        afterwards.
      </p>
      <div className="gallery-cards">
        {patternIds.map(id => {
          const { bestFor, store, recovery, cost } = facts[id];
          return (
            <button
              key={id}
              type="button"
              className="gallery-card"
              data-pattern={id}
              onClick={() => designer.mayEdit() && designer.post({ type: 'start-from', pattern: id })}
            >
              {thumbnails[id]}
              <span className="gallery-name">{patternWords[id]}</span>
              <span className="gallery-best">{bestFor}</span>
              <span className="gallery-facts">
                <span>State</span>
                <span>{store}</span>
                <span>Recovery</span>
                <span>{recovery}</span>
                <span>Cost</span>
                <span>{cost}</span>
              </span>
            </button>
          );
        })}
      </div>
    </main>
  );
}
