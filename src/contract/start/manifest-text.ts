import type { JsonObject } from '../../schema/json.js';
import { printValue } from '../edit/print.js';
import { manifestVersion, type PatternId } from '../manifest/workflow.js';

const style = { unit: '  ', eol: '\n', inline: false, gap: ' ', padding: ' ' } as const;

/** A new manifest's text. Its layout is an empty block over two lines, so that the first move of a node adds one line. */
export function manifestText(name: string, pattern: PatternId, rest: JsonObject): string {
  const manifest = {
    manifestVersion,
    name,
    pattern,
    ...rest,
    generate: { outDir: `src/handoffs/${name}`, languages: ['typescript', 'json-schema'] },
    layout: {},
  };
  return `${printValue(manifest, style, '', []).replace(/"layout": \{\}\n\}$/, '"layout": {\n  }\n}')}\n`;
}
