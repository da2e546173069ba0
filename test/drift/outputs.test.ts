import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyOutputs, type OutputState } from '../../src/drift/outputs/classify.js';
import type { Authorship, OutputEvidence } from '../../src/drift/outputs/evidence.js';
import { planOutputs } from '../../src/drift/outputs/plan.js';

const evidence = (author: Authorship, listed = true): OutputEvidence => ({
  authorOf: () => author,
  isListed: () => listed,
});

const stateOf = (
  expected: string | undefined,
  actual: string | undefined,
  author: Authorship,
): OutputState | undefined =>
  classifyOutputs(
    expected === undefined ? [] : [{ path: 'out/a.ts', text: expected }],
    actual === undefined ? new Map() : new Map([['out/a.ts', actual]]),
    evidence(author),
  )[0]?.state;

describe('classifyOutputs', () => {
  it.each<[what: string, expected: string | undefined, actual: string | undefined, Authorship, OutputState]>([
    ['as expected', 'new', 'new', 'intact', 'current'],
    ['as expected, whoever wrote it', 'new', 'new', 'foreign', 'current'],
    ['checked out with CRLF', 'a\nb\n', 'a\r\nb\r\n', 'edited', 'current'],
    ['saved with a byte order mark', 'a\n', '\ufeffa\n', 'edited', 'current'],
    ['absent', 'new', undefined, 'intact', 'missing'],
    ['untouched since the contract moved on', 'new', 'old', 'intact', 'stale'],
    ['changed by hand', 'new', 'mine', 'edited', 'edited'],
    ['somebody else’s at our path', 'new', 'mine', 'foreign', 'clash'],
    ['no longer generated', undefined, 'old', 'intact', 'orphan'],
    ['no longer generated, and changed', undefined, 'mine', 'edited', 'edited-orphan'],
    ['somebody else’s beside ours', undefined, 'mine', 'foreign', 'foreign'],
  ])('%s', (_what, expected, actual, author, state) => {
    expect(stateOf(expected, actual, author)).toBe(state);
  });

  it('sorts by code unit, whatever the locale', () => {
    const paths = ['b', 'A', 'a', 'ä', 'B'];
    const sorted = classifyOutputs(
      paths.map(path => ({ path, text: '' })),
      new Map(),
      evidence('foreign'),
    );
    expect(sorted.map(output => output.path)).toEqual(['A', 'B', 'a', 'b', 'ä']);
  });
});

describe('planOutputs', () => {
  const text: fc.Arbitrary<string> = fc.constantFrom('one', 'two', 'three');
  const files = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), text);
  const authors = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    fc.record({ author: fc.constantFrom<Authorship>('intact', 'edited', 'foreign'), listed: fc.boolean() }),
  );

  it('never overwrites or deletes what somebody wrote by hand, and never writes what is there already', () => {
    fc.assert(
      fc.property(files, files, authors, fc.boolean(), (expected, actual, known, complete) => {
        const outputs = classifyOutputs(
          Object.entries(expected).map(([path, text]) => ({ path, text })),
          new Map(Object.entries(actual)),
          {
            authorOf: path => known[path]?.author ?? 'foreign',
            isListed: path => known[path]?.listed ?? false,
          },
        );
        const plan = planOutputs(outputs, { complete });
        for (const { path, text } of plan.write) {
          expect(text).toBe(expected[path]);
          expect(actual[path]).not.toBe(text);
          if (actual[path] !== undefined) expect(known[path]?.author).toBe('intact');
        }
        for (const { path } of plan.remove) {
          expect(complete).toBe(true);
          expect(expected[path]).toBeUndefined();
          expect(known[path]).toEqual({ author: 'intact', listed: true });
        }
        const touched = [...plan.write.map(file => file.path), ...plan.remove.map(file => file.path)];
        expect(new Set(touched).size).toBe(touched.length);
        for (const { path } of plan.leave) expect(touched).not.toContain(path);
      }),
    );
  });

  it('is done after it is carried out: planning again writes and deletes nothing', () => {
    fc.assert(
      fc.property(files, files, (expected, actual) => {
        const wanted = Object.entries(expected).map(([path, text]) => ({ path, text }));
        const disk = new Map(Object.entries(actual));
        const plan = planOutputs(classifyOutputs(wanted, disk, evidence('intact')));
        for (const { path, text } of plan.write) disk.set(path, text);
        for (const { path } of plan.remove) disk.delete(path);
        const again = planOutputs(classifyOutputs(wanted, disk, evidence('intact')));
        expect(again).toEqual({ write: [], remove: [], leave: [], unchanged: wanted.length });
        expect(Object.fromEntries(disk)).toEqual(expected);
      }),
    );
  });

  it('overwrites hand edits and clashes only where it was told to', () => {
    const outputs = classifyOutputs(
      [
        { path: 'a', text: 'new' },
        { path: 'b', text: 'new' },
      ],
      new Map([
        ['a', 'mine'],
        ['b', 'mine'],
      ]),
      evidence('edited'),
    );
    expect(planOutputs(outputs).leave).toEqual([
      { path: 'a', reason: 'edited' },
      { path: 'b', reason: 'edited' },
    ]);
    expect(planOutputs(outputs, { overwrite: new Set(['b']) })).toMatchObject({
      write: [{ path: 'b', text: 'new' }],
      leave: [{ path: 'a', reason: 'edited' }],
    });
    expect(planOutputs(outputs, { overwrite: 'all' }).write).toHaveLength(2);
  });

  it('deletes nothing while errors leave files out of what is expected', () => {
    const outputs = classifyOutputs([], new Map([['a', 'old']]), evidence('intact'));
    expect(planOutputs(outputs).remove.map(({ path }) => path)).toEqual(['a']);
    expect(planOutputs(outputs, { complete: false })).toMatchObject({
      remove: [],
      leave: [{ path: 'a', reason: 'incomplete' }],
    });
    const index = classifyOutputs(
      [{ path: 'out/handoff.lock.json', text: 'less' }],
      new Map([['out/handoff.lock.json', 'more']]),
      evidence('intact'),
    );
    expect(planOutputs(index).write).toHaveLength(1);
    expect(planOutputs(index, { complete: false })).toMatchObject({
      write: [],
      leave: [{ path: 'out/handoff.lock.json', reason: 'incomplete' }],
    });
  });
});
