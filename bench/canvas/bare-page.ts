import fs from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);

/** A page with React Flow as its documentation shows it: plain nodes, plain edges, nothing else. */
const source = `
import { useCallback } from 'react';
import { createRoot } from 'react-dom/client';
import { ReactFlow, useNodesState, useEdgesState } from '@xyflow/react';

const { agents, handoffs, layout } = window.manifest;
const initialNodes = Object.keys(agents).map(id => ({ id, position: layout[id], data: { label: id } }));
const initialEdges = Object.entries(handoffs).map(([id, { from, to }]) => ({ id, source: from, target: to }));

function App() {
  const [nodes, , onNodesChange] = useNodesState(initialNodes);
  const [edges, , onEdgesChange] = useEdgesState(initialEdges);
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      minZoom={0.04}
      fitView
    />
  );
}

const start = performance.now();
createRoot(document.getElementById('root')).render(<App />);
const look = () => {
  const ready = document.querySelectorAll('.react-flow__edge').length >= initialEdges.length;
  if (ready) requestAnimationFrame(() => { window.firstMs = performance.now() - start; });
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
`;

/** The bare page's script. */
export async function bareScript(): Promise<string> {
  const result = await build({
    stdin: { contents: source, loader: 'jsx', resolveDir: process.cwd() },
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  return result.outputFiles[0]?.text ?? '';
}

/** React Flow's own style sheet. */
export const bareStyle = (): string =>
  fs.readFileSync(require.resolve('@xyflow/react/dist/style.css'), 'utf8');
