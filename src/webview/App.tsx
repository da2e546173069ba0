import { useEffect, useState } from 'react';
import { Stage } from './canvas/Stage.js';
import { isBlank } from './drawing.js';
import { later, loadRest } from './later.js';
import { Banner } from './panels/Banner.js';
import { Inspector } from './panels/inspector/Inspector.js';
import { Outline } from './panels/Outline.js';
import { Palette } from './panels/Palette.js';
import { StatusBar } from './panels/StatusBar.js';
import { Toolbar } from './panels/Toolbar.js';
import { panelsThatFit, useRoom } from './room.js';
import { lockReason } from './state.js';
import { useCanvas, useDesigner } from './store.js';
import { useFieldKeys } from './use-field-keys.js';

const Gallery = later(rest => rest.Gallery);
const Overlays = later(rest => rest.Overlays);

/** The whole page: tools above, what can be added on the left, details on the right, the truth about sync below. */
export function App() {
  const designer = useDesigner();
  const parsed = useCanvas(state => state.parsed);
  const drawing = useCanvas(state => state.drawing);
  const locked = useCanvas(state => lockReason(state) !== undefined);
  const room = useRoom();
  const [chosen, setChosen] = useState(() => designer.host.load().openPanels ?? {});
  const panels = chosen[room] ?? panelsThatFit[room];
  const overlaid = useCanvas(state => state.overlay !== undefined);
  useFieldKeys();
  useEffect(() => {
    const idle = requestIdleCallback(loadRest);
    return () => cancelIdleCallback(idle);
  }, []);

  function toggle(side: 'left' | 'right') {
    const next = { ...chosen, [room]: { ...panels, [side]: !panels[side] } };
    setChosen(next);
    designer.host.save({ openPanels: next });
  }

  if (!parsed) return <div className="app" aria-busy="true" />;
  const blank = isBlank(parsed);
  return (
    <div
      className={`app${panels.left && !blank ? '' : ' no-left'}${panels.right && !blank ? '' : ' no-right'}`}
    >
      {!blank && <Toolbar panels={panels} toggle={toggle} />}
      <Banner />
      {blank ? (
        <Gallery />
      ) : (
        <>
          {panels.left && (
            <nav className="side left" aria-label="Add and outline">
              <Palette />
              <Outline />
            </nav>
          )}
          <main className={locked && drawing ? 'stage dimmed' : 'stage'}>
            {drawing ? <Stage locked={locked} /> : <p className="stage-empty">Nothing can be drawn yet.</p>}
            {overlaid && <Overlays />}
          </main>
          {panels.right && <Inspector />}
        </>
      )}
      <StatusBar />
    </div>
  );
}
