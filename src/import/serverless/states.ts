import { isObject, type Json, type JsonObject, type JsonPath } from '../../schema/json.js';
import type { ImportedGraph, ImportNote } from '../importer.js';
import { type DataDocument, listOfWords, oneLineOf, wordsOf } from '../sources/data.js';
import { graphOfSteps, type Next, type Step } from './flow.js';

/** States that somebody works in; the others are the engine’s own. */
const work: ReadonlySet<string> = new Set(['operation', 'callback', 'foreach', 'parallel', 'event']);

/** Reads the states of a Serverless Workflow 0.8 (`states`). */
export function readStates(data: DataDocument, root: JsonObject, states: readonly Json[]): ImportedGraph {
  const notes: ImportNote[] = [];
  const steps = new Map<string, Step>();
  const lost = (message: string, path: JsonPath) =>
    notes.push({ kind: 'lost', message, place: data.placeOf(path) });
  for (const key of ['timeouts', 'retries', 'errors', 'auth', 'secrets', 'events', 'functions'])
    if (key in root) lost(`“${key}” is the engine’s business, and stays in the source.`, [key]);
  for (const [i, state] of states.entries()) {
    const path = ['states', i];
    const name = isObject(state) ? wordsOf(state.name) : undefined;
    if (!isObject(state) || name === undefined || steps.has(name)) {
      lost('A state without a name of its own was left out.', path);
      continue;
    }
    const type = wordsOf(state.type) ?? '';
    const place = data.placeOf(path);
    const isWork = work.has(type);
    if (!isWork && type !== 'switch')
      lost(`${name} (${type || 'a state'}) is done by the engine, and stays in the source.`, path);
    if (type === 'parallel' || type === 'foreach')
      lost(`${name} does several things at the same time: make an agent of each branch, or fan out.`, path);
    const actions = functionsOf(state);
    steps.set(name, {
      place,
      next: nextOf(state, path, lost),
      ...(isWork && {
        agent: { key: name, name, description: `Does a step of the type ${type}`, tools: actions, place },
      }),
    });
  }
  return graphOfSteps(steps, notes, {
    name: wordsOf(root.id) ?? wordsOf(root.name) ?? 'workflow',
    description: oneLineOf(root.description) ?? oneLineOf(root.name),
    place: data.placeOf('id' in root ? ['id'] : ['states']),
  });
}

const targetOf = (transition: Json | undefined): string | undefined =>
  isObject(transition) ? wordsOf(transition.nextState) : wordsOf(transition);

function nextOf(state: JsonObject, path: JsonPath, lost: (message: string, path: JsonPath) => void): Next[] {
  const next: Next[] = [];
  const add = (transition: Json | undefined, label?: string) => {
    const to = targetOf(transition);
    if (to !== undefined) next.push({ to, ...(label !== undefined && { label }) });
  };
  add(state.transition);
  for (const list of ['dataConditions', 'eventConditions'] as const) {
    const conditions = state[list];
    for (const [i, each] of (Array.isArray(conditions) ? conditions : []).entries()) {
      if (!isObject(each)) continue;
      const when = wordsOf(each.condition) ?? wordsOf(each.eventRef) ?? wordsOf(each.name) ?? '';
      lost(`The condition ${when}: the engine decides that.`, [...path, list, i]);
      add(each.transition, `When ${when}`);
    }
  }
  if (isObject(state.defaultCondition)) add(state.defaultCondition.transition, 'Otherwise');
  for (const each of Array.isArray(state.onErrors) ? state.onErrors : [])
    if (isObject(each)) add(each.transition, `After the error ${wordsOf(each.errorRef) ?? 'of any kind'}`);
  return next;
}

/** The functions that a state calls. */
function functionsOf({ actions, branches }: JsonObject): string[] {
  const inBranches = (Array.isArray(branches) ? branches : []).flatMap(branch =>
    isObject(branch) && Array.isArray(branch.actions) ? branch.actions : [],
  );
  return [...(Array.isArray(actions) ? actions : []), ...inBranches].flatMap(action => {
    if (!isObject(action)) return [];
    const { functionRef } = action;
    return isObject(functionRef)
      ? listOfWords(functionRef.refName).map(({ words }) => words)
      : listOfWords(functionRef).map(({ words }) => words);
  });
}
