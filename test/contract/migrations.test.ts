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

  it('start each from another format', () => {
    expect(new Set(migrations.map(migration => migration.from)).size).toBe(migrations.length);
  });
});
