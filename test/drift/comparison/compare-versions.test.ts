import { describe, expect, it } from 'vitest';
import { patternOf } from '../../../src/contract/index.js';
import { compareVersions } from '../../../src/drift/comparison/compare-versions.js';
import type { Files } from '../../../src/drift/gather.js';

const noFiles: Files = {
  read: async () => ({ kind: 'missing' }),
  list: async () => [],
  glob: async () => [],
};
const starter = patternOf('supervisor-worker').starter('sample');
// biome-ignore lint/suspicious/noExplicitAny: tests change any part of a manifest
type Loose = any;
const [handoff = '', other = ''] = Object.keys(JSON.parse(starter).handoffs);

/** The starter with a payload of one field, changed; then compared with it unchanged. */
function compare(change: (manifest: Loose) => void) {
  const before = JSON.parse(starter);
  before.handoffs[handoff].payload = {
    type: 'object',
    properties: { id: { type: 'string' }, note: { type: 'string' } },
    required: ['id'],
  };
  before.compatibility = { openObjects: 'declared-only' };
  const after = structuredClone(before);
  change(after);
  return compareVersions(version(JSON.stringify(before)), version(JSON.stringify(after)));
}

const version = (text: string | undefined) => ({ text, files: noFiles });

describe('two versions of a workflow', () => {
  it('are equal when nothing changed', async () => {
    expect(await compare(() => {})).toEqual({ changes: [], verdicts: [], unreadable: {} });
  });

  it('break, with a payload that shows it and the version it needs', async () => {
    const { verdicts } = await compare(m => m.handoffs[handoff].payload.required.push('note'));
    expect(verdicts).toEqual([
      expect.objectContaining({
        handoff,
        verdict: 'breaking',
        bump: 'major',
        was: '1.0.0',
        version: '1.0.0',
        required: '2.0.0',
        enough: false,
      }),
    ]);
    const witness = JSON.parse(verdicts[0]?.changes[0]?.witness ?? 'null');
    expect(witness).toHaveProperty('id');
    expect(witness).not.toHaveProperty('note');
    expect(verdicts[0]?.whoBreaks[0]).toMatch(/in flight break/);
  });

  it('do not break with an optional field more', async () => {
    const { verdicts, changes } = await compare(m => {
      m.handoffs[handoff].payload.properties.more = { type: 'string' };
      m.handoffs[handoff].version = '1.1.0';
    });
    expect(verdicts).toEqual([
      expect.objectContaining({ handoff, verdict: 'compatible', required: '1.0.1', enough: true }),
    ]);
    expect(changes).toHaveLength(2);
  });

  it('break where a handoff is gone, and not where one is new', async () => {
    const { verdicts } = await compare(m => {
      m.handoffs.fresh = m.handoffs[other];
      delete m.handoffs[other];
    });
    expect(verdicts.map(({ handoff: id, verdict }) => [id, verdict])).toEqual([
      ['fresh', 'compatible'],
      [other, 'breaking'],
    ]);
  });

  it('say which one cannot be read, and why', async () => {
    expect(await compareVersions(version(undefined), version(starter))).toMatchObject({
      changes: [],
      unreadable: { before: 'It is not there.' },
    });
    const broken = await compareVersions(version(starter), version(`${starter}<<<<<<< x`));
    expect(broken.unreadable.after).toMatch(/\w/);
    expect(broken.unreadable.before).toBeUndefined();
    for (const text of ['', '[]', 'null', '{"manifestVersion": 99}', '{"agents": 3}', '\uFEFF{}'])
      await expect(compareVersions(version(text), version(starter))).resolves.toBeDefined();
  });

  it('are drawn with errors of form, but not judged', async () => {
    const { changes, unjudged } = await compare(m => {
      m.handoffs[handoff].version = 'one';
    });
    expect(changes.length).toBeGreaterThan(0);
    expect(unjudged).toMatch(/right version has errors/);
  });
});
