import { useReactFlow, useStore } from '@xyflow/react';
import { useDesigner } from '../store.js';
import { motion } from './use-view.js';

/** Zoom out, the zoom, zoom in, fit. */
export function ZoomBar() {
  const { zoomIn, zoomOut, zoomTo } = useReactFlow();
  const designer = useDesigner();
  const percent = useStore(state => Math.round(state.transform[2] * 100));
  const options = { duration: motion(120) };
  return (
    <div className="zoom-bar nopan" role="toolbar" aria-label="Zoom">
      <button type="button" title="Zoom out (-)" aria-label="Zoom out" onClick={() => zoomOut(options)}>
        <i className="codicon codicon-remove" />
      </button>
      <button
        type="button"
        className="zoom-value"
        title="Zoom to 100 % (0)"
        onClick={() => zoomTo(1, options)}
      >
        {percent} %
      </button>
      <button type="button" title="Zoom in (+)" aria-label="Zoom in" onClick={() => zoomIn(options)}>
        <i className="codicon codicon-add" />
      </button>
      <button type="button" title="Show everything (F)" onClick={() => designer.view.current?.fit()}>
        Fit
      </button>
    </div>
  );
}
