import { patterns } from '../../../contract/index.js';
import type { PatternId } from '../../../contract/manifest/workflow.js';
import { plural } from '../../../picture/words.js';
import { useCanvas, useDesigner } from '../../store.js';
import { type Choice, QuickPick } from '../QuickPick.js';

/** The four patterns to choose from; the choice opens a preview, and changes nothing yet. */
export function PatternPicker() {
  const designer = useDesigner();
  const current = useCanvas(state => state.drawing?.manifest.pattern);
  const missing = useCanvas(state => state.problems.filter(problem => problem.isMissingPart).length);
  const choices = patterns.map(({ id, title, bestFor }): Choice => {
    if (id !== current) return { key: id, label: title, detail: bestFor, icon: 'blank' };
    return missing === 0
      ? { key: id, label: title, detail: 'the pattern of this workflow', icon: 'check' }
      : { key: id, label: `Complete: ${title}`, detail: plural(missing, 'missing part'), icon: 'lightbulb' };
  });
  return (
    <QuickPick
      title="Pattern of this workflow: what a change would do is shown first"
      placeholder="Type the name of a pattern"
      choices={text => choices.filter(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase()))}
      onPick={({ key }) =>
        designer.store.dispatch({ type: 'overlay', overlay: { kind: 'pattern', to: key as PatternId } })
      }
    />
  );
}
