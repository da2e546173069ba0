import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.js';
import { createDesigner, startDesigner } from './designer.js';
import { connectHost } from './host.js';
import { later } from './later.js';
import { DesignerContext } from './store.js';
import '@vscode/codicons/dist/codicon.css';
import '@xyflow/react/dist/base.css';
import './styles/base.css';
import './styles/canvas.css';
import './styles/panels.css';
import './styles/inspector.css';
import './styles/dialog.css';
import './styles/overlays.css';
import './styles/comparison.css';

const Comparison = later(rest => rest.Comparison);

const host = connectHost();
const report = (error: unknown) => {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  host.post({ type: 'error', message, ...(stack ? { stack } : {}) });
};
window.addEventListener('error', event => report(event.error ?? event.message));
window.addEventListener('unhandledrejection', event => report(event.reason));

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');
createRoot(root, { onUncaughtError: report }).render(
  <StrictMode>{root.dataset.page === 'comparison' ? <Comparison host={host} /> : startCanvas()}</StrictMode>,
);

function startCanvas() {
  const designer = createDesigner(host);
  startDesigner(designer);
  return (
    <DesignerContext value={designer}>
      <App />
    </DesignerContext>
  );
}
