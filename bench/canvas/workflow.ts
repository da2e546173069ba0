import { startHandoff } from '../../src/contract/index.js';

/** A workflow of so many agents with about 1.5 handoffs each, complete contracts, on a grid of pinned places. */
export function workflowOf(agents: number): string {
  const columns = Math.ceil(Math.sqrt(agents * 0.7));
  const ids = Array.from({ length: agents }, (_, i) => `agent-${i}`);
  const handoffs: Record<string, unknown> = {};
  const connect = (from: number, to: number) => {
    if (to < agents) handoffs[`h-${from}-${to}`] = startHandoff(`agent-${from}`, `agent-${to}`);
  };
  for (let i = 0; i < agents; i++) {
    connect(i, i + 1);
    if (i % 2 === 0) connect(i, i + columns);
  }
  return JSON.stringify(
    {
      manifestVersion: 1,
      name: 'bench',
      pattern: 'peer-to-peer',
      hopLimit: 50,
      agents: Object.fromEntries(
        ids.map(id => [
          id,
          {
            role: 'peer',
            description: `What ${id} is for`,
            model: 'model-4',
            promptVersion: '1.0.0',
            tools: ['a', 'b'],
          },
        ]),
      ),
      handoffs,
      layout: Object.fromEntries(
        ids.map((id, i) => [id, { x: (i % columns) * 480, y: Math.floor(i / columns) * 150 }]),
      ),
    },
    null,
    2,
  );
}
