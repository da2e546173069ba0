import { useCanvas } from '../store.js';
import { AddPicker } from './AddPicker.js';
import { ConnectPicker } from './ConnectPicker.js';
import { ContextMenu } from './ContextMenu.js';
import { ExportMenu } from './ExportMenu.js';
import { FollowMenu } from './FollowMenu.js';
import { Help } from './Help.js';
import { PatternDialog } from './pattern/PatternDialog.js';
import { PatternPicker } from './pattern/PatternPicker.js';
import { Search } from './Search.js';

/** Whatever lies over the canvas now. */
export function Overlays() {
  const overlay = useCanvas(state => state.overlay);
  switch (overlay?.kind) {
    case 'search':
      return <Search start={overlay.text ?? ''} />;
    case 'connect':
      return <ConnectPicker from={overlay.from} handoff={overlay.handoff} />;
    case 'follow':
      return <FollowMenu from={overlay.from} at={overlay.at} screen={overlay.screen} />;
    case 'menu':
      return <ContextMenu at={overlay.at} screen={overlay.screen} />;
    case 'add':
      return <AddPicker at={overlay.at} />;
    case 'patterns':
      return <PatternPicker />;
    case 'pattern':
      return <PatternDialog to={overlay.to} />;
    case 'export':
      return <ExportMenu screen={overlay.screen} />;
    case 'help':
      return <Help />;
    default:
      return null;
  }
}
