import { isObject, type Json, type JsonPath } from '../../schema/json.js';
import type { ImportedAgent, ImportedGraph, ImportedHandoff, ImportNote } from '../importer.js';
import { type DataDocument, listOfWords, oneLineOf, wordsOf } from '../sources/data.js';
import { payloadOf } from '../sources/payload.js';

const carried = new Set([
  'name',
  'model',
  'tools',
  'handoffs',
  'description',
  'handoff_description',
  'handoffDescription',
]);

/** The list of agents in a JSON or YAML file, and where it stands. */
export function agentListOf({ value }: DataDocument): { list: readonly Json[]; path: JsonPath } | undefined {
  const list = isObject(value) ? value.agents : value;
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const isList = list.every(agent => isObject(agent) && wordsOf(agent.name) !== undefined);
  return isList ? { list, path: isObject(value) ? ['agents'] : [] } : undefined;
}

/** Makes agents and handoffs of a list that is shaped as the SDK’s agents are: `[{ name, handoffs: ["…"] }]`. */
export function graphOfList(data: DataDocument, list: readonly Json[], path: JsonPath): ImportedGraph {
  const notes: ImportNote[] = [];
  const agents: ImportedAgent[] = [];
  const handoffs: ImportedHandoff[] = [];
  const types = {};
  for (const [i, agent] of list.entries()) {
    if (!isObject(agent)) continue;
    const at = [...path, i];
    const key = wordsOf(agent.name) ?? '';
    const stays = Object.keys(agent).filter(name => !carried.has(name));
    if (stays.length > 0)
      notes.push({
        kind: 'lost',
        message: `Of ${key} the source keeps: ${stays.join(', ')}.`,
        place: data.placeOf([...at, stays[0] as string]),
      });
    const description = oneLineOf(agent.handoff_description ?? agent.handoffDescription ?? agent.description);
    const model = wordsOf(agent.model);
    const tools = Array.isArray(agent.tools)
      ? agent.tools.flatMap(tool => wordsOf(isObject(tool) ? tool.name : tool) ?? [])
      : [];
    agents.push({
      key,
      ...(description !== undefined && { description }),
      ...(model !== undefined && { model }),
      tools,
      place: data.placeOf(at),
    });
    const targets = Array.isArray(agent.handoffs)
      ? agent.handoffs
      : listOfWords(agent.handoffs).map(({ words }) => words);
    for (const [j, target] of targets.entries()) {
      const place = data.placeOf([...at, 'handoffs', j]);
      const to = isObject(target)
        ? wordsOf(target.agent ?? target.agent_name ?? target.agentName ?? target.to ?? target.name)
        : wordsOf(target);
      if (to === undefined) {
        notes.push({ kind: 'lost', message: `A handoff of ${key} that names no agent was left out.`, place });
        continue;
      }
      const options = isObject(target) ? target : {};
      const why = oneLineOf(options.tool_description ?? options.toolDescription ?? options.description);
      const schema = options.input_json_schema ?? options.inputJsonSchema;
      handoffs.push({
        from: key,
        to,
        ...(why !== undefined && { description: why }),
        ...(isObject(schema) &&
          Object.keys(schema).length > 0 && {
            payload: payloadOf(schema, wordsOf(schema.title) ?? 'Input', types),
          }),
        place,
      });
    }
  }
  return { agents, handoffs, types, notes };
}
