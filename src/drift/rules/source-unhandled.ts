import { exportedNames, nameHandoffs } from '../../codegen/plan/names.js';
import { joinPath } from '../gather/relative-path.js';
import type { DriftRule } from '../rule.js';
import { blankComments, findImports } from '../sources/imports.js';

/** True for a file that exports what another hand-written one does. */
const passesOn = (text: string, source: string, outDir: string | undefined): boolean =>
  findImports(text).some(
    ({ specifier, isExport }) =>
      isExport &&
      specifier.startsWith('.') &&
      !(outDir !== undefined && `${joinPath(source, specifier)}/`.startsWith(`${outDir}/`)),
  );

/** An agent's source never mentions a handoff that reaches the agent. */
export const sourceUnhandled: DriftRule = {
  id: 'source-unhandled',
  severity: 'warning',
  check({ subject: { manifest, sources, outDir } }) {
    if (!sources) return [];
    const names = nameHandoffs(Object.keys(manifest.handoffs));
    return Object.entries(manifest.handoffs).flatMap(([id, { to }]) => {
      const agent = Object.hasOwn(manifest.agents, to) ? manifest.agents[to] : undefined;
      const { source } = agent ?? {};
      const text = source === undefined ? undefined : sources.get(source);
      const own = names.get(id);
      if (source === undefined || text === undefined || agent?.role === 'human' || !own) return [];
      // What it hands on to another file may be handled there.
      if (passesOn(text, source, outDir)) return [];
      const words = new Set(blankComments(text).match(/[\w$-]+/g) ?? []);
      if ([id, ...exportedNames(own)].some(name => words.has(name))) return [];
      return [
        {
          code: sourceUnhandled.id,
          severity: sourceUnhandled.severity,
          message: `“${to}” does not handle “${id}”, which reaches it: open${own.type} is never called here.`,
          path: [],
          file: source,
          range: { start: 0, end: Math.max(0, text.search(/\r?\n|$/)) },
          related: [{ message: `“${id}” goes to “${to}”.`, path: ['handoffs', id, 'to'] }],
        },
      ];
    });
  },
};
