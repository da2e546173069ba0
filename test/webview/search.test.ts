import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../src/contract/index.js';
import type { Manifest } from '../../src/contract/manifest/workflow.js';
import { markOf, markWords, problemsOf, worstOf } from '../../src/webview/marks.js';
import { listRows } from '../../src/webview/outline.js';
import { find, listFindable } from '../../src/webview/search.js';
import { problemAt, sampleText } from './sample.js';

const manifest = parseManifest(sampleText).manifest as Manifest;
const problems = [
  problemAt(['handoffs', 'planner-to-writer', 'version'], { message: 'Raise the version.' }),
  problemAt(['agents', 'writer'], { severity: 'warning' }),
  problemAt(['agents', 'writer', 'tools'], { severity: 'info' }),
  problemAt([], { message: 'The workflow has no name.' }),
  problemAt(['agents', 'planner'], { file: 'src/x.ts' }),
];

describe('finding', () => {
  const all = listFindable(manifest, problems);
  const labels = (text: string) => find(all, text).map(({ label }) => label);

  it('finds agents by the start of their names first', () => {
    expect(labels('wri')[0]).toBe('writer');
  });

  it('finds fields of payloads with where they are', () => {
    const [first] = find(all, 'topics');
    expect(first).toMatchObject({ label: 'topics', ref: { kind: 'type' } });
  });

  it('needs every word', () => {
    expect(labels('writer planner')).toContain('planner-to-writer');
    expect(labels('writer planner')).not.toContain('planner-to-researcher');
    expect(labels('writer nonsense')).toEqual([]);
  });

  it('shows problems only after an exclamation mark', () => {
    expect(find(all, '!').map(found => found.isProblem)).toEqual(problems.map(() => true));
    expect(labels('!raise')).toEqual(['Raise the version.']);
  });
});

describe('marks', () => {
  it('counts per entity, by severity', () => {
    const mark = markOf(problems, { kind: 'agent', id: 'writer' });
    expect(mark).toEqual({ errors: 0, warnings: 1, infos: 1 });
    expect(worstOf(mark)).toBe('warning');
    expect(markWords(mark)).toBe('1 warning');
  });

  it('is the same object until problems change', () => {
    const ref = { kind: 'handoff', id: 'planner-to-writer' } as const;
    expect(markOf(problems, ref)).toBe(markOf(problems, ref));
    expect(markOf([...problems], ref)).not.toBe(markOf(problems, ref));
  });

  it('keeps the numbers by which the host knows the problems', () => {
    expect(problemsOf(problems, { kind: 'agent', id: 'writer' }).map(({ index }) => index)).toEqual([1, 2]);
    expect(problemsOf(problems, undefined).map(({ index }) => index)).toEqual([3, 4]);
  });

  it('gives advice no sign on the canvas', () => {
    expect(worstOf({ errors: 0, warnings: 0, infos: 3 })).toBeUndefined();
  });
});

describe('the outline', () => {
  it('holds everything: agents with their handoffs, then state and types', () => {
    const rows = listRows(manifest, new Set());
    const refs = rows.flatMap(row => (row.ref ? [`${row.ref.kind}:${row.ref.id}`] : []));
    for (const id of Object.keys(manifest.agents)) expect(refs).toContain(`agent:${id}`);
    for (const id of Object.keys(manifest.handoffs)) expect(refs).toContain(`handoff:${id}`);
    for (const id of Object.keys(manifest.stores ?? {})) expect(refs).toContain(`store:${id}`);
    for (const id of Object.keys(manifest.types ?? {})) expect(refs).toContain(`type:${id}`);
  });

  it('says where each row stands among its siblings', () => {
    const rows = listRows(manifest, new Set()).filter(row => row.ref?.kind === 'agent');
    expect(rows.map(({ place, of }) => [place, of])).toEqual([
      [1, 7],
      [2, 7],
      [3, 7],
    ]);
  });

  it('hides what is below a closed row', () => {
    const rows = listRows(manifest, new Set(['agent:planner']));
    expect(rows.some(row => row.ref?.id === 'planner-to-writer')).toBe(false);
    expect(rows[0]).toMatchObject({ open: false });
  });
});
