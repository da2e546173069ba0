import { patterns } from '../../contract/index.js';
import { useDesigner } from '../store.js';
import { thumbnails } from './thumbnails.js';

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
        {patterns.map(({ id, title, summary, bestFor, stateStore, recovery, relativeCost }) => (
          <button
            key={id}
            type="button"
            className="gallery-card"
            data-pattern={id}
            onClick={() => designer.mayEdit() && designer.post({ type: 'start-from', pattern: id })}
          >
            {thumbnails[id]}
            <span className="gallery-name">{title}</span>
            <span className="gallery-best">{summary}</span>
            <span className="gallery-facts">
              <span>Best for</span>
              <span>{bestFor}</span>
              <span>State</span>
              <span>{stateStore}</span>
              <span>Recovery</span>
              <span>{recovery}</span>
              <span>Cost</span>
              <span>{relativeCost}</span>
            </span>
          </button>
        ))}
      </div>
    </main>
  );
}
