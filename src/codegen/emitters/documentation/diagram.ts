import type { Handoff } from '../../../contract/manifest/handoff.js';
import type { Manifest } from '../../../contract/manifest/workflow.js';
import { oneLine } from './markdown.js';

/** A handoff of a diagram. */
interface DrawnHandoff {
  readonly id: string;
  readonly handoff: Handoff;
}

/** The workflow as a Mermaid flowchart: agents, handoffs with their versions, the queues that failures land in. */
export function drawFlowchart(manifest: Manifest, handoffs: readonly DrawnHandoff[]): string {
  const agents = new Map(Object.keys(manifest.agents).map((id, i) => [id, `a${i}`]));
  const queues = new Map(Object.keys(manifest.deadLetterQueues ?? {}).map((id, i) => [id, `q${i}`]));
  const used = new Set(handoffs.flatMap(({ handoff }) => handoff.deadLetter ?? []));
  const lines = [
    ...[...agents].map(([id, node]) => `${node}[${quote(id)}]`),
    ...[...queues].filter(([id]) => used.has(id)).map(([id, node]) => `${node}[(${quote(id)})]`),
    ...handoffs.map(
      ({ handoff, id }) =>
        `${agents.get(handoff.from)} -->|${quote(`${id} ${handoff.version}`)}| ${agents.get(handoff.to)}`,
    ),
    ...new Set(
      handoffs.flatMap(({ handoff: { to, deadLetter } }) => {
        const queue = deadLetter === undefined ? undefined : queues.get(deadLetter);
        return queue === undefined ? [] : [`${agents.get(to)} -.-> ${queue}`];
      }),
    ),
  ];
  return ['flowchart LR', ...lines.map(text => `  ${text}`)].join('\n');
}

const quote = (text: string): string =>
  `"${oneLine(text).replace(/[#"<>&`]/g, character => `#${character.charCodeAt(0)};`)}"`;
