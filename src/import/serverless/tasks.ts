import { isObject, type Json, type JsonObject, type JsonPath, toPointer } from '../../schema/json.js';
import type { ImportedGraph, ImportedHandoff, ImportNote } from '../importer.js';
import { type DataDocument, oneLineOf, wordsOf } from '../sources/data.js';
import { payloadOf } from '../sources/payload.js';
import { msOf } from './duration.js';
import { graphOfSteps, type Next, type Step } from './flow.js';

/** Kinds of task that are work of somebody; the rest is the engine’s own. */
const work = ['call', 'run'] as const;
/** What of a workflow is not part of any contract. */
const unused = ['schedule', 'timeout', 'input', 'output', 'evaluate'];
const maxDepth = 30;

interface Block {
  /** Where the flow goes on behind the block. */
  readonly after: readonly Next[];
  readonly retry: ImportedHandoff['retry'];
  readonly depth: number;
}

/** Reads the tasks of a Serverless Workflow 1.0 (`do`). */
export function readTasks(data: DataDocument, root: JsonObject): ImportedGraph {
  return new Reader(data, root).read();
}

class Reader {
  readonly #steps = new Map<string, Step>();
  readonly #notes: ImportNote[] = [];
  readonly #types: JsonObject = {};
  readonly #data: DataDocument;
  readonly #root: JsonObject;

  constructor(data: DataDocument, root: JsonObject) {
    this.#data = data;
    this.#root = root;
  }

  read(): ImportedGraph {
    const document = isObject(this.#root.document) ? this.#root.document : {};
    const use = isObject(this.#root.use) ? Object.keys(this.#root.use).filter(key => key !== 'retries') : [];
    for (const key of [...unused.filter(name => name in this.#root), ...(use.length > 0 ? ['use'] : [])])
      this.#lost(`“${key}” is the engine’s business, and stays in the source.`, [key]);
    this.#block(this.#root.do, ['do'], { after: [], retry: undefined, depth: 0 });
    return graphOfSteps(this.#steps, this.#notes, {
      name: wordsOf(document.name) ?? 'workflow',
      description: oneLineOf(document.title) ?? oneLineOf(document.summary),
      place: this.#data.placeOf('document' in this.#root ? ['document'] : []),
      types: this.#types,
    });
  }

  #lost(message: string, path: JsonPath): void {
    this.#notes.push({ kind: 'lost', message, place: this.#data.placeOf(path) });
  }

  /** Reads a list of tasks, `[{ name: task }]`; gives where it begins. */
  #block(list: Json | undefined, path: JsonPath, block: Block): readonly Next[] {
    if (!Array.isArray(list) || block.depth > maxDepth) return block.after;
    const items = list.map((item, i) => {
      const name = isObject(item) ? Object.keys(item)[0] : undefined;
      const task = isObject(item) && name !== undefined ? item[name] : undefined;
      return { name, task, path: [...path, i, ...(name === undefined ? [] : [name])] };
    });
    const keyOf = (i: number): Next[] => (items[i] ? [{ to: toPointer(items[i].path) }] : [...block.after]);
    for (const [i, item] of items.entries()) {
      const next = (then: Json | undefined): readonly Next[] => {
        const word = wordsOf(then);
        if (word === undefined || word === 'continue') return keyOf(i + 1);
        if (word === 'exit') return block.after;
        if (word === 'end') return [];
        const target = items.findIndex(({ name }) => name === word);
        if (target >= 0) return keyOf(target);
        this.#lost(`“then: ${word}” leads nowhere.`, [...item.path, 'then']);
        return [];
      };
      if (isObject(item.task)) this.#task(item.name ?? '', item.task, item.path, next, block);
      else this.#lost('A task that is no object was left out.', item.path);
    }
    return keyOf(0);
  }

  #task(
    name: string,
    task: JsonObject,
    path: JsonPath,
    next: (then: Json | undefined) => readonly Next[],
    block: Block,
  ): void {
    const key = toPointer(path);
    const place = this.#data.placeOf(path);
    const after = next(task.then);
    const inner: Block = { after, retry: block.retry, depth: block.depth + 1 };
    const pass = (ways: readonly Next[]) => this.#steps.set(key, { next: ways, place });
    if (wordsOf(task.if) !== undefined)
      this.#lost(`${name} runs only if ${wordsOf(task.if)}: the engine decides that.`, [...path, 'if']);
    if ('switch' in task) pass(this.#cases(task.switch, [...path, 'switch'], next));
    else if ('fork' in task) pass(this.#fork(name, task, path, inner));
    else if ('try' in task) pass(this.#try(name, task, path, inner));
    else if ('for' in task) {
      const each = isObject(task.for) ? wordsOf(task.for.in) : undefined;
      this.#lost(
        `${name} repeats its tasks for each item${each ? ` of ${each}` : ''}: fan out where they can run in parallel.`,
        path,
      );
      pass(this.#block(task.do, [...path, 'do'], inner));
    } else if (work.some(kind => kind in task)) this.#work(name, task, path, after, block);
    else if ('do' in task) pass(this.#block(task.do, [...path, 'do'], inner));
    else {
      const kind = ['set', 'wait', 'emit', 'listen', 'raise'].find(each => each in task);
      this.#lost(`${name} (${kind ?? 'a task'}) is done by the engine, and stays in the source.`, path);
      pass(kind === 'raise' ? [] : after);
    }
  }

  #work(name: string, task: JsonObject, path: JsonPath, after: readonly Next[], { retry }: Block): void {
    const key = toPointer(path);
    const place = this.#data.placeOf(path);
    const schema =
      isObject(task.input) && isObject(task.input.schema) ? task.input.schema.document : undefined;
    const stays = ['with', 'output', 'export', 'timeout'].filter(each => each in task);
    if (stays.length > 0) this.#lost(`Of ${name} the source keeps: ${stays.join(', ')}.`, path);
    this.#steps.set(key, {
      agent: { key, name, description: whatIsDone(task), place },
      next: after,
      place,
      ...(isObject(schema) &&
        isObject(schema.properties) && {
          payload: payloadOf(
            { type: 'object', ...schema },
            `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`,
            this.#types,
          ),
        }),
      ...(retry && { retry }),
    });
  }

  #cases(cases: Json | undefined, path: JsonPath, next: (then: Json | undefined) => readonly Next[]): Next[] {
    if (!Array.isArray(cases)) return [];
    const isComplete = cases.some(
      each => isObject(each) && Object.values(each).some(one => isObject(one) && one.when === undefined),
    );
    const ways = cases.flatMap((each, i) =>
      isObject(each)
        ? Object.entries(each).flatMap(([name, one]) => {
            if (!isObject(one)) return [];
            const when = wordsOf(one.when);
            if (when !== undefined)
              this.#lost(`The case “${name}” (${when}): the engine decides that.`, [...path, i, name]);
            return next(one.then).map(({ to }) => ({
              to,
              label: when === undefined ? `Otherwise (${name})` : `When ${when}`,
            }));
          })
        : [],
    );
    return isComplete ? ways : [...ways, ...next(undefined)];
  }

  #fork(name: string, task: JsonObject, path: JsonPath, inner: Block): readonly Next[] {
    const fork = isObject(task.fork) ? task.fork : {};
    const competes = fork.compete === true;
    this.#lost(
      `${name} runs its branches at the same time and waits for ${competes ? 'the first' : 'all'}: the orchestrator has to.`,
      path,
    );
    const branches = Array.isArray(fork.branches) ? fork.branches : [];
    return branches.flatMap((branch, i) => {
      const [key] = isObject(branch) ? Object.keys(branch) : [];
      if (!isObject(branch) || key === undefined) return [];
      const at = [...path, 'fork', 'branches', i, key];
      const only = branch[key];
      if (!isObject(only)) return [];
      this.#task(key, only, at, () => inner.after, inner);
      return [{ to: toPointer(at) }];
    });
  }

  #try(name: string, task: JsonObject, path: JsonPath, inner: Block): readonly Next[] {
    const caught = isObject(task.catch) ? task.catch : {};
    const retries =
      isObject(this.#root.use) && isObject(this.#root.use.retries) ? this.#root.use.retries : {};
    const named = wordsOf(caught.retry);
    const policy = isObject(caught.retry) ? caught.retry : named !== undefined ? retries[named] : undefined;
    const retry = isObject(policy) ? retryOf(policy) : undefined;
    if (caught.errors !== undefined)
      this.#lost(`Which errors ${name} catches: name them in the failure modes.`, [
        ...path,
        'catch',
        'errors',
      ]);
    const begin = this.#block(task.try, [...path, 'try'], { ...inner, retry: retry ?? inner.retry });
    const rescue = this.#block(caught.do, [...path, 'catch', 'do'], inner);
    return caught.do === undefined
      ? begin
      : [...begin, ...rescue.map(({ to }) => ({ to, label: 'After an error' }))];
  }
}

function retryOf(policy: JsonObject): ImportedHandoff['retry'] {
  const limit =
    isObject(policy.limit) && isObject(policy.limit.attempt) ? policy.limit.attempt.count : undefined;
  const isCount = typeof limit === 'number' && Number.isInteger(limit) && limit > 0 && limit < 1000;
  const initialMs = msOf(policy.delay);
  const backoff = isObject(policy.backoff) ? ('exponential' in policy.backoff ? 2 : 1) : undefined;
  return {
    // The count is of attempts again; ours is of all.
    maxAttempts: isCount ? limit + 1 : 3,
    ...(initialMs !== undefined && initialMs > 0 && { initialMs }),
    ...(backoff !== undefined && { backoff }),
  };
}

function whatIsDone(task: JsonObject): string {
  const call = wordsOf(task.call);
  if (call !== undefined) {
    const { with: given } = task;
    const target = isObject(given)
      ? [given.endpoint, given.operationId, given.agentCard, given.server, given.service]
          .map(each => (isObject(each) ? wordsOf(each.uri ?? each.endpoint ?? each.name) : wordsOf(each)))
          .find(each => each !== undefined)
      : undefined;
    return oneLineOf(`Calls ${call}${target ? `: ${target}` : ''}`) ?? '';
  }
  const run = isObject(task.run) ? (Object.keys(task.run)[0] ?? 'a process') : 'a process';
  return `Runs ${run}`;
}
