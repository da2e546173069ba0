import { useMemo } from 'react';
import { agentEntries } from '../palette.js';
import { useCanvas } from '../store.js';

/** What to do on a canvas that has nothing on it; it takes no clicks, so a double-click lands on the canvas. */
export function EmptyHint({ locked }: { locked: boolean }) {
  const pattern = useCanvas(state => state.drawing?.manifest.pattern);
  const agents = useMemo(() => (pattern ? agentEntries(pattern) : []), [pattern]);
  return (
    <div className="empty-hint" role="note">
      <strong>No agents yet</strong>
      {!locked && (
        <>
          <span>Drag one here from the left, or double-click to choose.</span>
          <span className="empty-keys">
            {agents.map(({ key, word }) => (
              <span key={key}>
                <kbd>{key.toUpperCase()}</kbd> {word}
              </span>
            ))}
          </span>
        </>
      )}
    </div>
  );
}
