import { patternOf } from '../contract/index.js';
import type { CanvasCommand, PictureCommand } from '../protocol.js';
import { copyText, duplicateSelection, pasteText, removeSelection, selectAll, tidy } from './changing.js';
import type { Designer } from './designer.js';
import { loadRest } from './later.js';
import { addAgent } from './making.js';

/** Carries out a command that came from VS Code (palette, menu, keybinding). */
export function runCommand(designer: Designer, command: CanvasCommand): void {
  const picture = (which: PictureCommand) => {
    loadRest()
      .then(({ exportPicture }) => exportPicture(designer, which))
      .catch(error => designer.say(`Not exported: ${error.message}`));
  };
  const commands: Record<CanvasCommand, () => void> = {
    tidy: () => tidy(designer),
    fit: () => designer.view.current?.fit(),
    search: () => designer.store.dispatch({ type: 'overlay', overlay: { kind: 'search' } }),
    'add-agent'() {
      const manifest = designer.store.get().drawing?.manifest;
      if (manifest) addAgent(designer, patternOf(manifest.pattern).defaultRole);
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
    'export-svg': () => picture('export-svg'),
    'export-svg-print': () => picture('export-svg-print'),
    'export-png': () => picture('export-png'),
    'export-png-print': () => picture('export-png-print'),
    'copy-image': () => picture('copy-image'),
  };
  commands[command]();
}
