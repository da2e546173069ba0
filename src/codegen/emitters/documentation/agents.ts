import type { Manifest } from '../../../contract/manifest/workflow.js';
import { code, inline, table } from './markdown.js';

/** The agents, one a row. */
export const describeAgents = ({ agents }: Manifest): string[] => [
  '## Agents',
  table(
    ['Agent', 'Role', 'What it does', 'Model', 'Prompt'],
    Object.entries(agents).map(([id, { role, description, model, promptVersion }]) => [
      code(id),
      role,
      inline(description ?? ''),
      code(model ?? ''),
      code(promptVersion ?? ''),
    ]),
  ),
];
