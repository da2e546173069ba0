import { describe, expect, it } from 'vitest';
import { diffWorkflows } from '../../../src/contract/diff/diff-workflows.js';
import { findRenames } from '../../../src/contract/diff/renames.js';
import {
  applyEdits,
  applyIntents,
  type EntityKind,
  entityKinds,
  idsOf,
  type Manifest,
  parseManifest,
  patternIds,
  patternOf,
} from '../../../src/contract/index.js';

const read = (text: string): Manifest => parseManifest(text).draft as Manifest;

/** The text after everything in it was renamed that is listed, as the canvas does it. */
function renameIn(
  text: string,
  renames: readonly (readonly [EntityKind, was: string, to: string])[],
): string {
  return renames.reduce((now, [kind, id, to]) => {
    const { edits, problems } = applyIntents(parseManifest(now), [{ type: 'rename', kind, id, to }]);
    expect(problems).toEqual([]);
    return applyEdits(now, edits);
  }, text);
}

describe('renames between two versions', () => {
  for (const pattern of patternIds)
    it(`are found for each entity of ${pattern}, as the only change`, () => {
      const text = patternOf(pattern).starter('w');
      for (const kind of entityKinds)
        for (const was of idsOf(parseManifest(text).json, kind)) {
          const id = kind === 'type' ? 'Otherwise' : 'otherwise';
          const changes = diffWorkflows(read(text), read(renameIn(text, [[kind, was, id]])));
          expect(changes).toEqual([
            expect.objectContaining({
              kind: 'renamed',
              target: { kind, id },
              was,
              words: `Renamed from “${was}”`,
            }),
          ]);
        }
    });

  it('are found where an agent, its handoffs and their types are all called otherwise, and one has changed', () => {
    const text = patternOf('supervisor-worker').starter('w');
    const handoffs = Object.keys(read(text).handoffs).filter(id => id.includes('researcher'));
    const renamed = renameIn(text, [
      ['agent', 'researcher', 'scout'],
      ...handoffs.map(id => ['handoff', id, id.replace('researcher', 'scout')] as const),
      ['type', 'Findings', 'Discoveries'],
    ]);
    const after = renamed.replace('Finds sources for one topic', 'Looks around');
    expect(after).not.toBe(renamed);
    const changes = diffWorkflows(read(text), read(after));
    expect(changes.map(({ kind, target }) => `${kind} ${target?.kind}:${target?.id}`).sort()).toEqual(
      [
        'renamed agent:scout',
        'changed agent:scout',
        ...handoffs.map(id => `renamed handoff:${id.replace('researcher', 'scout')}`),
        'renamed type:Discoveries',
      ].sort(),
    );
  });

  const base = {
    manifestVersion: 1,
    name: 'w',
    pattern: 'peer-to-peer',
    hopLimit: 3,
    agents: { a: { role: 'peer', description: 'Reads', model: 'm' }, b: { role: 'peer' } },
    handoffs: {},
  };
  const versionOf = (agents: object) => read(JSON.stringify({ ...base, agents }));

  it('are not guessed where two would do equally well, or nothing speaks for it', () => {
    const { a, b } = base.agents;
    expect(findRenames(versionOf({ a, b }), versionOf({ b, c: a, d: a }))).toEqual([]);
    expect(findRenames(versionOf({ a, b }), versionOf({ a, c: { role: 'peer' } }))).toEqual([]);
    const other = { ...a, description: 'Writes', model: 'n' };
    expect(findRenames(versionOf({ a, b }), versionOf({ b, c: other }))).toEqual([]);
    expect(findRenames(versionOf({ a, b }), versionOf({ b, c: a }))).toEqual([
      { kind: 'agent', was: 'a', id: 'c' },
    ]);
  });

  it('keep what is called like parts of an object apart', () => {
    const { a, b } = base.agents;
    const [was, is] = [versionOf({ b, constructor: a }), versionOf({ b, toString: a })];
    expect(findRenames(was, is)).toEqual([{ kind: 'agent', was: 'constructor', id: 'toString' }]);
    expect(diffWorkflows(was, is)).toHaveLength(1);
  });
});
