import { isObject } from '../../schema/json.js';
import type { Importer } from '../importer.js';
import { readStates } from '../serverless/states.js';
import { readTasks } from '../serverless/tasks.js';
import { objectOf } from '../sources/data.js';

/**
 * CNCF Serverless Workflow: the 1.0 DSL (`document` and `do`, a list of `{ name: task }`) and the older 0.8 (`specVersion`
 * and `states`). Tasks that call or run something are the agents. Source:
 * https://github.com/serverlessworkflow/specification, dsl-reference.md.
 */
export const serverlessWorkflow: Importer = {
  id: 'serverless-workflow',
  title: 'CNCF Serverless Workflow (YAML, JSON)',
  detect({ data }) {
    const root = objectOf(data);
    if (!root) return false;
    const isTasks = Array.isArray(root.do) && isObject(root.document) && 'dsl' in root.document;
    return isTasks || (Array.isArray(root.states) && ('specVersion' in root || 'start' in root));
  },
  read({ data }) {
    if ('problems' in data) return data;
    const root = objectOf(data);
    const graph =
      root && Array.isArray(root.do)
        ? readTasks(data, root)
        : root && Array.isArray(root.states)
          ? readStates(data, root, root.states)
          : undefined;
    if (!graph)
      return {
        problems: [
          {
            message: 'A Serverless Workflow has a list of tasks in “do” (1.0), or of “states” (0.8).',
            place: data.placeOf([]),
          },
        ],
      };
    if (graph.agents.length === 0)
      return {
        problems: [
          {
            message: 'No task of this workflow calls or runs anything, so there is no work to hand over.',
            place: data.placeOf([root && 'do' in root ? 'do' : 'states']),
          },
        ],
      };
    return { graph };
  },
};
