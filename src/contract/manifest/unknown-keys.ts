import { isObject, type Json, type JsonObject, type JsonPath } from '../../schema/json.js';
import { describePath } from '../entity.js';
import { didYouMean, nearestOf } from '../nearest.js';
import type { Problem } from '../problem.js';
import { rememberAt } from '../remember.js';
import { type Shape, shapeOf } from './shape.js';
import { manifestModel } from './workflow.js';

const manifestShape = shapeOf(manifestModel);

/** Keys that the model does not know, as information: they survive, but nothing reads them. `x-…` keys are left alone. */
export function findUnknownKeys(json: JsonObject): Problem[] {
  const problems: Problem[] = [];
  for (const key of Object.keys(json)) {
    const value = json[key] as Json;
    const { values } = manifestShape.keys?.get(key) ?? {};
    if (!values || !isObject(value)) continue;
    for (const id of Object.keys(value)) {
      const entity = value[id] as Json;
      if (isObject(entity)) problems.push(...unknownInEntity(entity, [key, id]));
    }
  }
  visit(json, shell, [], problems);
  return problems;
}

/** The manifest's shape without what its keyed collections hold. */
const shell: Shape = {
  keys: new Map([...(manifestShape.keys ?? [])].map(([key, shape]) => [key, shape.values ? {} : shape])),
};

const unknownInEntity = /* @__PURE__ */ rememberAt((entity, path) => {
  const problems: Problem[] = [];
  visit(entity, manifestShape.keys?.get(String(path[0]))?.values ?? {}, path, problems);
  return problems;
});

function visit(value: Json, shape: Shape, path: JsonPath, problems: Problem[]): void {
  if (Array.isArray(value)) {
    const { elements } = shape;
    if (elements)
      for (const [i, element] of value.entries()) visit(element, elements, [...path, i], problems);
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      const known = shape.keys ? shape.keys.get(key) : shape.values;
      const at = [...path, key];
      if (known) visit(value[key] as Json, known, at, problems);
      else if (shape.keys && !key.startsWith('x-')) problems.push(unknownKey(key, at, value, shape.keys));
    }
  }
}

function unknownKey(
  key: string,
  path: JsonPath,
  siblings: { [key: string]: Json },
  known: ReadonlyMap<string, Shape>,
): Problem {
  const free = [...known.keys()].filter(candidate => !Object.hasOwn(siblings, candidate));
  const nearest = nearestOf(key, free);
  return {
    code: 'unknown-key',
    severity: 'info',
    message: `Nothing reads the key “${key}” in ${describePath(path.slice(0, -1))}; it is kept as it is.${didYouMean(nearest)} Begin its name with “x-” to say that it is meant for another tool.`,
    path,
    at: 'key',
    fixes: [
      ...(nearest
        ? [
            {
              title: `Rename it to “${nearest}”`,
              intents: [{ type: 'rename-key' as const, path, to: nearest }],
            },
          ]
        : []),
      { title: 'Remove it', intents: [{ type: 'unset' as const, path }] },
    ],
  };
}
