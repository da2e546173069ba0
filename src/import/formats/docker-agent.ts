import { isObject, type Json, type JsonObject } from '../../schema/json.js';
import type { ImportedAgent, ImportedHandoff, Importer, ImportNote, Source } from '../importer.js';
import { type DataDocument, listOfWords, objectOf, oneLineOf, wordsOf } from '../sources/data.js';

/**
 * The YAML of docker-agent (once cagent): `agents:` by name, each with `model`, `description`, `instruction`,
 * `toolsets`, `sub_agents` (delegation: the caller waits for the answer) and `handoffs` (the conversation moves on);
 * `models:` names models. Source: https://docs.docker.com/ai/docker-agent/reference/config/ and
 * https://docs.docker.com/ai/docker-agent/concepts/multi-agent/.
 */
export const dockerAgent: Importer = {
  id: 'docker-agent',
  title: 'docker-agent (cagent) YAML',
  detect({ data }) {
    const agents = objectOf(data)?.agents;
    return isObject(agents) && Object.values(agents).some(agent => isObject(agent) && looksLikeAgent(agent));
  },
  read,
};

const looksLikeAgent = (agent: JsonObject): boolean =>
  ['model', 'instruction', 'sub_agents', 'handoffs', 'toolsets', 'harness'].some(key => key in agent);

/** What becomes part of the manifest; everything else stays in the source, and is reported. */
const carried: ReadonlySet<string> = new Set([
  'model',
  'description',
  'toolsets',
  'sub_agents',
  'handoffs',
  'name',
]);

function read({ data }: Source): ReturnType<Importer['read']> {
  if ('problems' in data) return data;
  const root = objectOf(data);
  const listed = root?.agents;
  if (!root || !isObject(listed) || Object.keys(listed).length === 0)
    return {
      problems: [
        {
          message: 'A docker-agent file has “agents”, each under its name.',
          place: data.placeOf(['agents']),
        },
      ],
    };
  const notes: ImportNote[] = [];
  const agents: ImportedAgent[] = Object.entries(listed).map(([key, agent]) =>
    agentOf(data, root, key, agent, notes),
  );
  const handoffs = Object.entries(listed).flatMap(([key, agent]) => handoffsOf(data, key, agent));
  for (const { to, place } of handoffs)
    if (!agents.some(({ key }) => key === to)) {
      agents.push({ key: to, name: nameOfRemote(to), description: `Defined elsewhere: ${to}`, place });
      notes.push({
        kind: 'lost',
        message: `“${to}” is defined elsewhere, so its model and tools are not known.`,
        place,
      });
    }
  for (const key of Object.keys(root))
    if (!['agents', 'models', 'version'].includes(key))
      notes.push({
        kind: 'lost',
        message: `“${key}” is not part of a contract, and stays in the source.`,
        place: data.placeOf([key]),
      });
  const metadata = isObject(root.metadata) ? root.metadata : {};
  const description = oneLineOf(metadata.description) ?? oneLineOf(metadata.readme);
  return { graph: { agents, handoffs, notes, ...(description !== undefined && { description }) } };
}

function agentOf(
  data: DataDocument,
  root: JsonObject,
  key: string,
  agent: Json,
  notes: ImportNote[],
): ImportedAgent {
  const place = data.placeOf(['agents', key]);
  if (!isObject(agent)) return { key, place };
  const stays = Object.keys(agent).filter(name => !carried.has(name));
  if (stays.length > 0)
    notes.push({
      kind: 'lost',
      message: `Of ${key} the source keeps: ${stays.join(', ')}.`,
      place: data.placeOf(['agents', key, stays[0] as string]),
    });
  const description = oneLineOf(agent.description);
  const model = modelOf(root, wordsOf(agent.model));
  const toolsets = Array.isArray(agent.toolsets) ? agent.toolsets.flatMap(toolNames) : [];
  return {
    key,
    ...(description !== undefined && { description }),
    ...(model !== undefined && { model }),
    tools: toolsets,
    place,
  };
}

/** A model by its own name, where “models” has it: `provider/model`. */
function modelOf({ models }: JsonObject, name: string | undefined): string | undefined {
  if (name === undefined || !isObject(models) || !Object.hasOwn(models, name)) return name;
  const model = models[name];
  if (!isObject(model)) return name;
  return [wordsOf(model.provider), wordsOf(model.model)].filter(Boolean).join('/') || name;
}

function toolNames(toolset: Json): string[] {
  if (!isObject(toolset)) return [];
  const listed = listOfWords(toolset.tools).map(({ words }) => words);
  if (listed.length > 0) return listed;
  const name =
    wordsOf(toolset.name) ?? wordsOf(toolset.ref) ?? wordsOf(toolset.command) ?? wordsOf(toolset.type);
  return name === undefined ? [] : [name];
}

function handoffsOf(data: DataDocument, from: string, agent: Json): ImportedHandoff[] {
  if (!isObject(agent)) return [];
  const listIn = (list: 'sub_agents' | 'handoffs') =>
    listOfWords(agent[list]).map(
      ({ words, index }): ImportedHandoff => ({
        from,
        to: words,
        returns: list === 'sub_agents',
        place: data.placeOf(['agents', from, list, index]),
      }),
    );
  return [...listIn('sub_agents'), ...listIn('handoffs')];
}

/** `docker.io/team/reviewer:latest` is called reviewer; `local:team/reviewer` is called local. */
function nameOfRemote(reference: string): string {
  const [alias, rest] = reference.split(/:(?=[^/]*\/)/);
  return rest !== undefined && alias
    ? alias
    : (reference
        .split('/')
        .at(-1)
        ?.replace(/[:@].*$/, '') ?? reference);
}
