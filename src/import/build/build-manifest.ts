import { checkManifest, parseManifest } from '../../contract/index.js';
import type { ImportedGraph, ImportNote } from '../importer.js';
import { completeShape, type Shaped } from './complete-shape.js';
import { drawGraph } from './drawing.js';
import { writeManifest } from './write-manifest.js';

/** A manifest's text and what had to be decided on the way. */
export interface Built {
  readonly text: string;
  readonly name: string;
  readonly notes: readonly ImportNote[];
}

/** Makes a manifest without errors of an imported graph. */
export function buildManifest(graph: ImportedGraph, wantedName: string): Built {
  const shaped = completeShape(drawGraph(graph), graph);
  const name = workflowName(wantedName);
  const own = writeManifest(name, graph, shaped);
  const [error] = errorsOf(own.text);
  if (!error) return { name, text: own.text, notes: [...shaped.notes, ...own.notes] };
  // Only what the source says about payloads is beyond our control.
  const plain = writeManifest(name, withoutTypes(graph), withoutPayloads(shaped));
  const loss: ImportNote = {
    kind: 'lost',
    message: `The payload types of the source cannot be used, and placeholders stand in for them. ${error.message}`,
  };
  return { name, text: plain.text, notes: [...shaped.notes, loss, ...plain.notes] };
}

const errorsOf = (text: string) =>
  // Nothing is suppressed in a new manifest, so the day does not matter.
  checkManifest(parseManifest(text), { today: '2000-01-01' }).filter(({ severity }) => severity === 'error');

const withoutTypes = ({ types: _, ...graph }: ImportedGraph): ImportedGraph => graph;

const withoutPayloads = (shaped: Shaped): Shaped => ({
  ...shaped,
  edges: shaped.edges.map(edge => {
    if (!edge.source) return edge;
    const { payload: _, ...source } = edge.source;
    return { ...edge, source };
  }),
});

/** A name of a workflow: what names do not allow becomes a hyphen. */
export function workflowName(wanted: string): string {
  const clean = wanted
    .normalize('NFKD')
    .trim()
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z]+|[-.]+$/g, '')
    .slice(0, 100);
  return clean || 'imported';
}
