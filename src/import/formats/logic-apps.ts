import { isObject, type Json, type JsonObject, type JsonPath } from '../../schema/json.js';
import type { ImportedAgent, ImportedHandoff, Importer, ImportNote, Source } from '../importer.js';
import { type DataDocument, objectOf, oneLineOf, wordsOf } from '../sources/data.js';
import { payloadOf } from '../sources/payload.js';

/**
 * Azure Logic Apps: actions of type `Agent`, whose `tools` hold actions of type `AgentHandoff` with the target in
 * `inputs.name` (agent-to-agent workflows), agents that run after each other, and agents inside of tools. `definition` is
 * that of a Standard workflow.json, of a Consumption resource or of an ARM template. Sources:
 * https://learn.microsoft.com/azure/logic-apps/set-up-handoff-agent-workflow and the workflow schema that
 * https://github.com/Azure/LogicAppsUX describes.
 */
export const logicApps: Importer = {
  id: 'logic-apps',
  title: 'Azure Logic Apps agent workflow (workflow.json)',
  detect({ data }) {
    const root = objectOf(data);
    const found = root && definitionIn(root);
    return found !== undefined && hasAgent(found.definition.actions as Json);
  },
  read,
};

const isAgent = (action: Json | undefined): action is JsonObject =>
  isObject(action) && wordsOf(action.type)?.toLowerCase() === 'agent';

const isHandoff = (action: Json | undefined): action is JsonObject =>
  isObject(action) && wordsOf(action.type)?.toLowerCase() === 'agenthandoff';

/** The workflow definition, wherever the file keeps it. */
function definitionIn(root: JsonObject): { definition: JsonObject; path: JsonPath } | undefined {
  const resources = Array.isArray(root.resources) ? root.resources : [];
  const places: [Json | undefined, JsonPath][] = [
    [root.definition, ['definition']],
    [isObject(root.properties) ? root.properties.definition : undefined, ['properties', 'definition']],
    ...resources.map((resource, i): [Json | undefined, JsonPath] => [
      isObject(resource) && isObject(resource.properties) ? resource.properties.definition : undefined,
      ['resources', i, 'properties', 'definition'],
    ]),
    [root, []],
  ];
  for (const [definition, path] of places)
    if (isObject(definition) && isObject(definition.actions)) return { definition, path };
  return undefined;
}

/** Blocks of actions inside of an action: branches, cases, scopes. */
function blocksOf(action: JsonObject): [JsonObject, JsonPath][] {
  const blocks: [Json | undefined, JsonPath][] = [[action.actions, ['actions']]];
  for (const key of ['else', 'default'])
    if (isObject(action[key])) blocks.push([action[key].actions, [key, 'actions']]);
  for (const key of ['cases', 'tools'])
    if (isObject(action[key]))
      for (const [name, each] of Object.entries(action[key]))
        if (isObject(each)) blocks.push([each.actions, [key, name, 'actions']]);
  return blocks.flatMap(([block, path]) =>
    isObject(block) ? [[block, path] as [JsonObject, JsonPath]] : [],
  );
}

const maxDepth = 30;

function hasAgent(actions: Json, depth = 0): boolean {
  if (!isObject(actions) || depth > maxDepth) return false;
  return Object.values(actions).some(
    action =>
      isAgent(action) || (isObject(action) && blocksOf(action).some(([block]) => hasAgent(block, depth + 1))),
  );
}

function read({ data }: Source): ReturnType<Importer['read']> {
  if ('problems' in data) return data;
  const root = objectOf(data);
  const found = root && definitionIn(root);
  if (!found || !hasAgent(found.definition.actions as Json))
    return {
      problems: [
        {
          message: 'A Logic Apps workflow with agents has a “definition” with “actions” of the type Agent.',
          place: data.placeOf(found?.path ?? []),
        },
      ],
    };
  const reader = new Reader(data);
  reader.readBlock(found.definition.actions as JsonObject, [...found.path, 'actions'], undefined, 0);
  const { agents, handoffs, notes, types } = reader;
  const description = oneLineOf(found.definition.description);
  return { graph: { agents, handoffs, notes, types, ...(description !== undefined && { description }) } };
}

class Reader {
  readonly agents: ImportedAgent[] = [];
  readonly handoffs: ImportedHandoff[] = [];
  readonly notes: ImportNote[] = [];
  readonly types: JsonObject = {};
  readonly #data: DataDocument;

  constructor(data: DataDocument) {
    this.#data = data;
  }

  #lost(message: string, path: JsonPath): void {
    this.notes.push({ kind: 'lost', message, place: this.#data.placeOf(path) });
  }

  /** Reads actions that stand beside each other; `caller` is the agent whose tool they are. */
  readBlock(actions: JsonObject, path: JsonPath, caller: string | undefined, depth: number): void {
    if (depth > maxDepth) return;
    for (const [name, action] of Object.entries(actions)) {
      const at = [...path, name];
      if (isAgent(action)) {
        this.#readAgent(name, action, at, depth);
        if (caller !== undefined)
          this.handoffs.push({ from: caller, to: name, returns: true, place: this.#data.placeOf(at) });
        for (const from of agentsBefore(actions, name)) this.#readOrder(from, name, at);
        continue;
      }
      if (isHandoff(action) || !isObject(action)) continue;
      if (caller === undefined)
        this.#lost(
          `“${name}” (${wordsOf(action.type) ?? 'an action'}) is no agent, and stays in the source.`,
          at,
        );
      for (const [block, inner] of blocksOf(action))
        this.readBlock(block, [...at, ...inner], caller, depth + 1);
    }
  }

  #readAgent(key: string, agent: JsonObject, path: JsonPath, depth: number): void {
    const inputs = isObject(agent.inputs) ? agent.inputs : {};
    const parameters = isObject(inputs.parameters) ? inputs.parameters : {};
    const model = wordsOf(parameters.deploymentId) ?? wordsOf(parameters.modelId);
    const description = oneLineOf(agent.description);
    const tools: string[] = [];
    this.agents.push({
      key,
      name: key.replaceAll('_', ' '),
      ...(description !== undefined && { description }),
      ...(model !== undefined && { model }),
      tools,
      place: this.#data.placeOf(path),
    });
    const stays = [
      ...(parameters.messages === undefined ? [] : ['messages']),
      ...['limit', 'operationOptions', 'runtimeConfiguration'].filter(name => name in agent),
    ];
    if (stays.length > 0) this.#lost(`Of ${key} the source keeps: ${stays.join(', ')}.`, path);
    for (const [name, tool] of Object.entries(isObject(agent.tools) ? agent.tools : {}))
      if (this.#readTool(key, name, tool, [...path, 'tools', name], depth)) tools.push(name);
  }

  /** Reads a tool; true when it is one, and not a handoff or a delegation to another agent. */
  #readTool(from: string, name: string, tool: Json, path: JsonPath, depth: number): boolean {
    const actions = isObject(tool) && isObject(tool.actions) ? tool.actions : {};
    const handed = Object.entries(actions).filter(([, action]) => isHandoff(action));
    for (const [action, handoff] of handed)
      this.#readHandoff(from, tool as JsonObject, handoff as JsonObject, [...path, 'actions', action]);
    if (handed.length > 0) {
      const others = Object.keys(actions).length - handed.length;
      if (others > 0)
        this.#lost(`“${name}” does more than hand over: its other actions stay in the source.`, path);
      return false;
    }
    if (!hasAgent(actions)) return true;
    this.readBlock(actions, [...path, 'actions'], from, depth + 1);
    return false;
  }

  #readHandoff(from: string, tool: JsonObject, handoff: JsonObject, path: JsonPath): void {
    const to = isObject(handoff.inputs) ? wordsOf(handoff.inputs.name) : undefined;
    if (to === undefined) {
      this.#lost(`A handoff of ${from} that names no agent in “inputs.name” was left out.`, path);
      return;
    }
    const description = oneLineOf(tool.description);
    const schema = tool.agentParameterSchema;
    const has = isObject(schema) && isObject(schema.properties) && Object.keys(schema.properties).length > 0;
    this.handoffs.push({
      from,
      to,
      ...(description !== undefined && { description }),
      ...(has && {
        payload: payloadOf({ type: 'object', ...schema }, `${to.replace(/\W/g, '')}Input`, this.types),
      }),
      place: this.#data.placeOf(path),
    });
  }

  #readOrder(from: { name: string; status: string }, to: string, path: JsonPath): void {
    if (this.handoffs.some(handoff => handoff.from === from.name && handoff.to === to)) return;
    const isPlain = /^succeeded$/i.test(from.status);
    if (!isPlain)
      this.#lost(`That ${to} runs only after ${from.name} has ${from.status.toLowerCase()}.`, path);
    this.handoffs.push({
      from: from.name,
      to,
      ...(!isPlain && { description: `After ${from.name} has ${from.status.toLowerCase()}` }),
      place: this.#data.placeOf(path),
    });
  }
}

/** The agents that an action runs after, directly or with actions between that are no agents. */
function agentsBefore(actions: JsonObject, name: string): { name: string; status: string }[] {
  const found = new Map<string, string>();
  const seen = new Set<string>();
  const waiting = [name];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const action = Object.hasOwn(actions, at) ? actions[at] : undefined;
    const runAfter = isObject(action) && isObject(action.runAfter) ? action.runAfter : {};
    for (const [before, statuses] of Object.entries(runAfter)) {
      if (seen.has(before) || !Object.hasOwn(actions, before)) continue;
      seen.add(before);
      const words = Array.isArray(statuses)
        ? statuses.map(status => String(status).replace(/(?<=[a-z])(?=[A-Z])/g, ' ')).join(' or ')
        : 'Succeeded';
      if (isAgent(actions[before])) found.set(before, words);
      else waiting.push(before);
    }
  }
  return [...found].map(([before, status]) => ({ name: before, status: status || 'Succeeded' }));
}
