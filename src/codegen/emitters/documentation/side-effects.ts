import type { Manifest } from '../../../contract/manifest/workflow.js';
import { code, inline, table } from './markdown.js';

/** What is written in other systems, and how each write is undone. */
export function describeSideEffects({ sideEffects }: Manifest): string[] {
  const entries = Object.entries(sideEffects ?? {});
  if (entries.length === 0) return [];
  return [
    '## Side effects',
    table(
      ['Side effect', 'System', 'Operation', 'Class', 'Compensation', 'What it does'],
      entries.map(([id, effect]) => [
        code(id),
        inline(effect.system),
        code(effect.operation),
        effect.class,
        code(effect.compensation ?? ''),
        inline(effect.description ?? ''),
      ]),
    ),
  ];
}
