import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
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

  it('is content where another run was quicker with the same, and keeps a file’s mode', async () => {
    await writeFile(join(folder, 'same.ts'), 'new');
    await writeFile(join(folder, 'run.ts'), 'old');
    await chmod(join(folder, 'run.ts'), 0o777);
    const { mode } = await stat(join(folder, 'run.ts'));
    const done = await applyPlan(
      { root: folder, folder },
      {
        write: [
          { path: 'same.ts', text: 'new', seen: 'old' },
          { path: 'run.ts', text: 'new', seen: 'old' },
        ],
        remove: [{ path: 'gone.ts', seen: 'old' }],
        leave: [],
        unchanged: 0,
      },
      '.',
    );
    expect(done).toEqual({ written: ['same.ts', 'run.ts'], deleted: ['gone.ts'], problems: [] });
    expect((await stat(join(folder, 'run.ts'))).mode).toBe(mode);
    expect((await readdir(folder)).sort()).toEqual(['run.ts', 'same.ts']);
  });

  it('writes the index last, and not while something that it would no longer list is left', async () => {
    await mkdir(join(folder, 'out'));
    await writeFile(join(folder, 'out/handoff.lock.json'), 'old index');
    await writeFile(join(folder, 'out/orphan.ts'), 'edited meanwhile');
    const plan = {
      write: [
        { path: 'out/handoff.lock.json', text: 'new index', seen: 'old index' },
        { path: 'out/index.ts', text: 'new', seen: undefined },
      ],
      remove: [{ path: 'out/orphan.ts', seen: 'old' }],
      leave: [],
      unchanged: 0,
    };
    const home = { root: folder, folder };
    expect(await applyPlan(home, plan, 'out')).toMatchObject({ written: ['out/index.ts'], deleted: [] });
    expect(await readFile(join(folder, 'out/handoff.lock.json'), 'utf8')).toBe('old index');

    await writeFile(join(folder, 'out/orphan.ts'), 'old');
    expect(await applyPlan(home, plan, 'out')).toEqual({
      written: ['out/index.ts', 'out/handoff.lock.json'],
      deleted: ['out/orphan.ts'],
      problems: [],
    });
  });

  it('deletes a link, not what it leads to', async () => {
    await mkdir(join(folder, 'out'));
    await writeFile(join(folder, 'kept.ts'), 'old');
    await symlink('../kept.ts', join(folder, 'out/orphan.ts'));
    const remove = [{ path: 'out/orphan.ts', seen: 'old' }];
    const done = await applyPlan(
      { root: folder, folder },
      { write: [], remove, leave: [], unchanged: 0 },
      'out',
    );
    expect(done).toMatchObject({ deleted: ['out/orphan.ts'], problems: [] });
    expect(await readdir(join(folder, 'out'))).toEqual([]);
    expect(await readFile(join(folder, 'kept.ts'), 'utf8')).toBe('old');
  });
});
