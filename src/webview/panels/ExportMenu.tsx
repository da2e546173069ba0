import type { Position } from '../../contract/edit/intent.js';
import type { PictureCommand } from '../../protocol.js';
import { exportPicture } from '../exporting.js';
import { useDesigner } from '../store.js';
import { Menu, type MenuEntry } from './Menu.js';

const pictures: readonly (readonly [PictureCommand, string, boolean])[] = [
  ['copy-image', 'Copy as image', false],
  ['export-svg', 'SVG, in the theme’s colours…', true],
  ['export-svg-print', 'SVG, for white paper…', false],
  ['export-png', 'PNG, in the theme’s colours…', false],
  ['export-png-print', 'PNG, for white paper…', false],
];

/** What the workflow can be exported as. */
export function ExportMenu({ screen }: { screen: Position }) {
  const designer = useDesigner();
  const entries: MenuEntry[] = [
    ...pictures.map(
      ([command, label, separated]): MenuEntry => ({
        key: command,
        label,
        separated,
        run() {
          exportPicture(designer, command).catch(error => designer.say(`Not exported: ${error.message}`));
        },
      }),
    ),
    {
      key: 'mermaid',
      label: 'Mermaid flowchart…',
      separated: true,
      run: () => designer.post({ type: 'export-document', format: 'mermaid' }),
    },
    {
      key: 'markdown',
      label: 'Markdown page with contracts…',
      run: () => designer.post({ type: 'export-document', format: 'markdown' }),
    },
  ];
  return <Menu label="Export" screen={screen} entries={entries} />;
}
