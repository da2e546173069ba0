import { agentRoles } from '../contract/manifest/agent.js';
import type { CanvasCommand } from '../protocol.js';
import { copyText, duplicateSelection, pasteText, removeSelection, selectAll, tidy } from './changing.js';
import type { Designer } from './designer.js';
import { addAgent } from './making.js';
import { agentEntries } from './palette.js';

/** Carries out a command that came from VS Code (palette, menu, keybinding). */
export function runCommand(designer: Designer, command: CanvasCommand): void {
  const commands: Record<CanvasCommand, () => void> = {
    tidy: () => tidy(designer),
    fit: () => designer.view.current?.fit(),
    search: () => designer.store.dispatch({ type: 'overlay', overlay: { kind: 'search' } }),
    'add-agent'() {
      const pattern = designer.store.get().drawing?.manifest.pattern;
      const items = pattern ? agentEntries(pattern).map(entry => entry.item) : [];
      // The lead of a pattern is there once; what is added is what it works with.
      const role = agentRoles.find(known => known === (items.length > 2 ? items[1] : items[0]));
      if (role) addAgent(designer, role);
    },
    'delete-selection': () => removeSelection(designer),
    'select-all': () => selectAll(designer),
    copy() {
      const text = copyText(designer);
      if (text) designer.post({ type: 'copy', text });
    },
    cut() {
      const text = copyText(designer);
      if (!text || !designer.mayEdit()) return;
      designer.post({ type: 'copy', text });
      removeSelection(designer);
    },
    paste() {
      navigator.clipboard.readText().then(
        text => pasteText(designer, text),
        () => designer.say('Press Ctrl+V on the canvas to paste.'),
      );
    },
    duplicate: () => duplicateSelection(designer),
  };
  commands[command]();
}
