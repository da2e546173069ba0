import { useMemo } from 'react';
import { type Found, find, listFindable } from '../search.js';
import { useCanvas, useDesigner } from '../store.js';
import { QuickPick } from './QuickPick.js';

/** Finds agents, handoffs, fields and problems, and goes there. `!` shows problems only. */
export function Search({ start }: { start: string }) {
  const designer = useDesigner();
  const manifest = useCanvas(state => state.drawing?.manifest);
  const problems = useCanvas(state => state.problems);
  const all = useMemo(() => (manifest ? listFindable(manifest, problems) : []), [manifest, problems]);
  return (
    <QuickPick
      title="Find in the workflow"
      placeholder="Name of an agent, handoff, field or type; ! for problems"
      start={start}
      choices={text => find(all, text)}
      onPick={choice => {
        const { ref } = choice as Found;
        designer.select(ref ? [ref] : []);
        if (ref) designer.view.current?.show(ref);
        designer.view.current?.focus();
      }}
    />
  );
}
