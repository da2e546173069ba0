import { start } from '../../contract/text/places.js';
import type { Importer, Source } from '../importer.js';
import { readCode } from '../openai/code.js';
import { graphOfCode } from '../openai/graph-of-code.js';
import { agentListOf, graphOfList } from '../openai/graph-of-list.js';
import type { Language } from '../openai/tokens.js';

/**
 * Handoff lists as the OpenAI Agents SDK has them: `Agent(name=…, handoffs=[billing, handoff(refunds, …)])` in Python,
 * `new Agent({ name, handoffs })` and `Agent.create({ … })` in TypeScript, and plain lists `[{ name, handoffs }]` in JSON
 * or YAML. Code is read, never run. Sources: https://openai.github.io/openai-agents-python/handoffs/ and
 * https://openai.github.io/openai-agents-js/guides/handoffs/.
 */
export const openaiAgents: Importer = {
  id: 'openai-agents',
  title: 'OpenAI Agents SDK handoffs (Python, TypeScript, JSON)',
  detect(source) {
    if (isData(source)) return 'value' in source.data && agentListOf(source.data) !== undefined;
    return /\bAgent\s*(?:[[<(]|\.create\b)/.test(source.text);
  },
  read(source) {
    if (isData(source)) {
      if ('problems' in source.data) return source.data;
      const found = agentListOf(source.data);
      if (found) return { graph: graphOfList(source.data, found.list, found.path) };
    }
    const code = readCode(source.text, languageOf(source));
    if (code.agents.length === 0)
      return {
        problems: [
          {
            message:
              'There is no agent here: expected are Agent(name=…), new Agent({ … }), Agent.create({ … }), or a list of { name, handoffs }.',
            place: start,
          },
        ],
      };
    return { graph: graphOfCode(code) };
  },
};

const isData = ({ file }: Source): boolean => /\.(?:jsonc?|ya?ml)$/i.test(file);

function languageOf({ file, text }: Source): Language {
  if (/\.pyi?$/i.test(file)) return 'python';
  if (/\.[cm]?[jt]sx?$/i.test(file)) return 'typescript';
  return /\bnew\s+Agent\b|\bAgent\.create\b|^\s*(?:import|export|const)\b[^\n]*['";{]/m.test(text)
    ? 'typescript'
    : 'python';
}
