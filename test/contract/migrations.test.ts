import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  applyIntents,
  checkManifest,
  type Migration,
  migrationIntents,
  migrations,
  parseManifest,
  patternOf,
} from '../../src/contract/index.js';

/** A format that never was: it called handoffs “edges”, and the one before it had no version but a “kind”. */
const invented: Migration[] = [
  {
    from: 0,
    summary: 'edges become handoffs',
    intents: () => [{ type: 'rename-key', path: ['edges'], to: 'handoffs' }],
  },
  {
    from: -1,
    summary: 'kind becomes pattern',
    intents: () => [{ type: 'rename-key', path: ['kind'], to: 'pattern' }],
  },
];
const starter = patternOf('peer-to-peer').starter('demo');
const old = starter
  .replace('"manifestVersion": 1,', '// an old one\n  "manifestVersion": -1,')
  .replace('"pattern":', '"kind":')
  .replace('"handoffs":', '"edges":');

describe('migrations', () => {
  it('go step by step to the present format, as one edit that keeps comments', () => {
    const parsed = parseManifest(old);
    const intents = migrationIntents(parsed, -1, invented);
    const { edits, problems } = applyIntents(parsed, intents ?? []);
    expect(problems).toEqual([]);
    const after = applyEdits(old, edits);
    expect(after).toBe(starter.replace('"manifestVersion": 1,', '// an old one\n  "manifestVersion": 1,'));
    expect(checkManifest(parseManifest(after), { today: '2026-06-01' })).toEqual([]);
  });

  it('are not offered where a step is unknown or cannot be made', () => {
    expect(migrationIntents(parseManifest(old), -2, invented)).toBeUndefined();
    expect(migrationIntents(parseManifest(starter), -1, invented)).toBeUndefined();
  });

  it('say what the format is, and nothing else about an old file', () => {
    const { problems, editable, manifest } = parseManifest(
      starter.replace('"manifestVersion": 1', '"manifestVersion": 0'),
    );
    expect(problems.map(problem => problem.code)).toEqual(['older-manifest-version']);
    expect(problems[0]?.message).toContain('format 0');
    expect(editable).toBe(true);
    expect(manifest).toBeUndefined();
  });

  it('from drafts key lists by id, as one edit that leaves the rest alone', () => {
    const draft = `{
  // a draft
  "manifestVersion": 0,
  "name": "draft",
  "pattern": "sequential-pipeline",
  "agents": [{ "id": "a", "role": "step" }, { "id": "b", "role": "step" }, { "id": "b", "role": "step" }, 7],
  "handoffs": [{ "id": "a-to-b", "from": "a", "to": "b", "version": "1.0.0", "payload": true }]
}
`;
    const parsed = parseManifest(draft);
    const [problem] = checkManifest(parsed, { today: '2026-06-01' });
    expect(problem?.code).toBe('older-manifest-version');
    const [fix] = problem?.fixes ?? [];
    expect(fix).toMatchObject({ title: 'Migrate to format 1', preferred: true });
    const { edits, problems } = applyIntents(parsed, fix?.intents ?? []);
    expect(problems).toEqual([]);
    const after = applyEdits(draft, edits);
    expect(after).toContain('// a draft');
    const { json } = parseManifest(after);
    expect(json).toMatchObject({ manifestVersion: 1, agents: { a: {}, b: {}, 'b-2': {}, 'entry-4': 7 } });
    expect(json?.handoffs).toEqual({ 'a-to-b': { from: 'a', to: 'b', version: '1.0.0', payload: true } });
  });

  it('come before every other edit of an old file', () => {
    const parsed = parseManifest(starter.replace('"manifestVersion": 1', '"manifestVersion": 0'));
    const { edits, problems } = applyIntents(parsed, [{ type: 'set', path: ['name'], value: 'other' }]);
    expect(edits).toEqual([]);
    expect(problems[0]?.message).toContain('migrate it to format 1 first');
    expect(checkManifest(parsed, { today: '2026-06-01' }).map(({ code }) => code)).toEqual([
      'older-manifest-version',
    ]);
  });

  it('start each from another format', () => {
    expect(new Set(migrations.map(migration => migration.from)).size).toBe(migrations.length);
  });
});
