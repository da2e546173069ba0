import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyPlan } from '../../src/cli/generate-outputs.js';

describe('applyPlan', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'handoff-plan-')));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('leaves alone what changed between the look at it and the write, and says so', async () => {
    await writeFile(join(folder, 'edited.ts'), 'a person was here');
    await writeFile(join(folder, 'appeared.ts'), 'a person was here too');
    await writeFile(join(folder, 'orphan.ts'), 'and here');
    await writeFile(join(folder, 'stale.ts'), 'old');
    const done = await applyPlan(
      { root: folder, folder },
      {
        write: [
          { path: 'edited.ts', text: 'new', seen: 'old' },
          { path: 'appeared.ts', text: 'new', seen: undefined },
          { path: 'stale.ts', text: 'new', seen: 'old' },
        ],
        remove: [{ path: 'orphan.ts', seen: 'old' }],
        leave: [],
        unchanged: 0,
      },
      '.',
    );
    expect(done).toMatchObject({ written: ['stale.ts'], deleted: [] });
    expect(done.problems.map(({ code, message }) => `${code}: ${message}`)).toEqual(
      [
        'edited.ts could not be written',
        'appeared.ts could not be written',
        'orphan.ts could not be deleted',
      ].map(what => `output-not-written: ${what}: it was changed just now, so it was left as it is.`),
    );
    const texts = await Promise.all(
      (await readdir(folder)).sort().map(name => readFile(join(folder, name), 'utf8')),
    );
    expect(texts).toEqual(['a person was here too', 'a person was here', 'and here', 'new']);
  });
});
