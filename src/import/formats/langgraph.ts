import { start } from '../../contract/text/places.js';
import { isObject, type Json, type JsonObject } from '../../schema/json.js';
import type { ImportedAgent, ImportedHandoff, Importer, ImportNote, Source } from '../importer.js';
import { type DataDocument, objectOf, oneLineOf, wordsOf } from '../sources/data.js';
import { payloadOf } from '../sources/payload.js';

/**
 * LangGraph's JSON export of a graph: `graph.get_graph().to_json()` in Python, `graph.getGraph().toJSON()` in
 * TypeScript. `{ nodes: [{ id, type, data, metadata? }], edges: [{ source, target, data?, conditional? }] }`; a node's
 * `data` is `{ id: [module path], name }` for a runnable. Source: langchain_core/runnables/graph.py, `Graph.to_json`,
 * and https://reference.langchain.com/python/langchain-core/runnables/graph/Graph.
 */
export const langgraph: Importer = {
  id: 'langgraph',
  title: 'LangGraph graph (JSON)',
  detect({ data }) {
    const graph = objectOf(data);
    return (
      Array.isArray(graph?.nodes) &&
      Array.isArray(graph.edges) &&
      [...graph.nodes, ...graph.edges].every(isObject) &&
      graph.edges.every(edge => isObject(edge) && 'source' in edge && 'target' in edge)
    );
  },
  read,
};

/** Where a run begins and ends is no agent. */
const ends: ReadonlySet<string> = new Set(['__start__', '__end__']);

function read({ data }: Source): ReturnType<Importer['read']> {
  if ('problems' in data) return data;
  const graph = objectOf(data);
  const nodes = graph?.nodes;
  const edges = graph?.edges;
  if (!Array.isArray(nodes) || !Array.isArray(edges))
    return {
      problems: [
        {
          message:
            'A LangGraph export is an object with the lists “nodes” and “edges”, as to_json() gives it.',
          place: data.placeOf([]),
        },
      ],
    };
  const notes: ImportNote[] = [];
  // Nodes that are no agents; handoffs to and from them are none.
  const left = new Set<string>(ends);
  const agents = nodes.flatMap((node, i) => agentOf(data, node, i, notes, left));
  const types: JsonObject = {};
  const state = stateOf(data, nodes, types, notes);
  const handoffs = edges.flatMap((edge, i) => handoffOf(data, edge, i, notes, left, state));
  if (agents.length === 0)
    return {
      problems: [{ message: 'There is no node besides start and end.', place: data.placeOf(['nodes']) }],
    };
  return { graph: { agents, handoffs, types, notes } };
}

function agentOf(
  data: DataDocument,
  node: Json,
  index: number,
  notes: ImportNote[],
  left: Set<string>,
): ImportedAgent[] {
  const place = data.placeOf(['nodes', index]);
  const key = isObject(node) ? wordsOf(node.id) : undefined;
  if (!isObject(node) || key === undefined) {
    notes.push({ kind: 'lost', message: 'A node without an id was left out.', place });
    return [];
  }
  if (ends.has(key)) return [];
  if (node.type === 'schema') {
    // What goes in or comes out.
    left.add(key);
    return [];
  }
  if (isToolNode(node)) {
    left.add(key);
    notes.push({
      kind: 'lost',
      message: `The node “${key}” runs tools, and is no agent; the tools’ names are not in the export.`,
      place,
    });
    return [];
  }
  const metadata = isObject(node.metadata) ? node.metadata : {};
  const interrupt = wordsOf(metadata.__interrupt);
  if (interrupt !== undefined)
    notes.push({
      kind: 'lost',
      message: `The graph stops ${interrupt} “${key}” for a human: add a human agent where that is a handoff.`,
      place,
    });
  const description = oneLineOf(metadata.description);
  const model = wordsOf(metadata.ls_model_name) ?? wordsOf(metadata.model);
  return [
    {
      // An id that was a random one is a number in the export; the runnable’s name says more.
      key,
      ...(/^\d+$/.test(key) && { name: nameOf(node) ?? `node ${key}` }),
      ...(description !== undefined && { description }),
      ...(model !== undefined && { model }),
      human: /^human(?:$|[\s_-])/i.test(key),
      place,
    },
  ];
}

const nameOf = ({ data }: JsonObject): string | undefined =>
  isObject(data) ? wordsOf(data.name) : wordsOf(data);

function isToolNode({ data }: JsonObject): boolean {
  const path = isObject(data) && Array.isArray(data.id) ? data.id : [];
  return path.at(-1) === 'ToolNode';
}

/** The state’s schema is in the export where it was made with schemas: it is what crosses at each edge. */
function stateOf(
  data: DataDocument,
  nodes: readonly Json[],
  types: JsonObject,
  notes: ImportNote[],
): Json | undefined {
  const index = nodes.findIndex(
    node => isObject(node) && node.type === 'schema' && isObject(node.data) && isObject(node.data.properties),
  );
  const node = nodes[index];
  const schema = isObject(node) && isObject(node.data) ? node.data : undefined;
  if (!schema) return undefined;
  notes.push({
    kind: 'guessed',
    message:
      'What crosses at each edge is the graph’s whole state: narrow each payload to what its receiver needs.',
    place: data.placeOf(['nodes', index]),
  });
  return payloadOf(schema, 'State', types);
}

function handoffOf(
  data: DataDocument,
  edge: Json,
  index: number,
  notes: ImportNote[],
  left: ReadonlySet<string>,
  state: Json | undefined,
): ImportedHandoff[] {
  const place = data.placeOf(['edges', index]) ?? start;
  const from = isObject(edge) ? wordsOf(edge.source) : undefined;
  const to = isObject(edge) ? wordsOf(edge.target) : undefined;
  if (!isObject(edge) || from === undefined || to === undefined) {
    notes.push({ kind: 'lost', message: 'An edge without source or target was left out.', place });
    return [];
  }
  if (left.has(from) || left.has(to)) return [];
  const label = oneLineOf(edge.data);
  const isConditional = edge.conditional === true;
  if (isConditional)
    notes.push({
      kind: 'lost',
      message: `The condition under which ${from} hands over to ${to}: the export does not hold it${label ? `, only its label “${label}”` : ''}.`,
      place,
    });
  return [
    {
      from,
      to,
      ...(label !== undefined && { description: isConditional ? `When ${label}` : label }),
      ...(state !== undefined && { payload: state }),
      place,
    },
  ];
}
