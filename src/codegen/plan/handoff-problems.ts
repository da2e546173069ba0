import { durationMs } from '../../contract/manifest/duration.js';
import type { Handoff } from '../../contract/manifest/handoff.js';
import { idPattern } from '../../contract/manifest/scalars.js';
import type { Manifest } from '../../contract/manifest/workflow.js';
import { typeNameOf } from '../../contract/payload/schema.js';
import type { Problem } from '../../contract/problem.js';
import { isRange } from '../../runtime/semver-range.js';
import { getOwn, hasOwn, isObject, type JsonPath, parsePointer } from '../../schema/json.js';

/** Why no code can be generated for a handoff; the rules say more, and how to fix it. */
export function findHandoffProblems(manifest: Manifest, id: string, handoff: Handoff): Problem[] {
  const problems: Problem[] = [];
  const leftOut = (why: string, path: JsonPath): void => {
    problems.push({
      code: 'handoff-not-generated',
      severity: 'error',
      message: `No code is generated for the handoff “${id}”: ${why}.`,
      path,
    });
  };
  const at = (...rest: (string | number)[]): JsonPath => ['handoffs', id, ...rest];
  const known = (collection: object | undefined, key: string): boolean => hasOwn(collection ?? {}, key);

  if (!idPattern.test(id))
    leftOut('its id must begin with a letter and hold only letters, digits, “_” and “-”, at most 64', at());
  for (const end of ['from', 'to'] as const) {
    if (!known(manifest.agents, handoff[end])) leftOut(`there is no agent “${handoff[end]}”`, at(end));
    else if (!idPattern.test(handoff[end])) leftOut(`“${handoff[end]}” is not a well-formed id`, at(end));
  }
  for (const key of ['payload', 'workingMemory'] as const) {
    const schema = handoff[key];
    const type = isObject(schema) ? typeNameOf(getOwn(schema, '$ref')) : undefined;
    if (type !== undefined && !known(manifest.types, type))
      leftOut(`there is no type “${type}”`, at(key, '$ref'));
  }
  handoff.sideEffects?.forEach((effect, i) => {
    if (!known(manifest.sideEffects, effect))
      leftOut(`there is no side effect “${effect}”`, at('sideEffects', i));
  });
  const { reference, summary, select } = handoff.context ?? {};
  if (reference && !known(manifest.stores, reference.store))
    leftOut(`there is no state store “${reference.store}”`, at('context', 'reference', 'store'));
  if (summary && summary.minTokens > summary.maxTokens)
    leftOut('its summary’s least number of tokens is greater than the most', at('context', 'summary'));
  select?.forEach((pointer, i) => {
    if (parsePointer(pointer) === undefined)
      leftOut(`“${pointer}” is no JSON Pointer, such as /customerId`, at('context', 'select', i));
  });
  for (const [path, duration] of [
    [at('context', 'reference', 'ttl'), reference?.ttl],
    [at('retry', 'initial'), handoff.retry?.initial],
    [at('retry', 'max'), handoff.retry?.max],
  ] as const)
    if (duration !== undefined && durationMs(duration) === undefined)
      leftOut(`“${duration}” is no duration such as PT24H`, path);
  if (handoff.deadLetter !== undefined && !known(manifest.deadLetterQueues, handoff.deadLetter))
    leftOut(`there is no dead-letter queue “${handoff.deadLetter}”`, at('deadLetter'));
  const range = getOwn(getOwn(manifest.agents, handoff.to)?.accepts ?? {}, id);
  if (range !== undefined && !isRange(range))
    leftOut(`“${range}” is no version range such as ^1.0.0`, ['agents', handoff.to, 'accepts', id]);
  return problems;
}
