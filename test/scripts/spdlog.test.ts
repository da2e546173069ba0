import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const spdlog = createRequire(import.meta.url)('../../scripts/vscode/stand-ins/spdlog.cjs');

describe('the stand-in for spdlog', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'handoff-spdlog-'));
    file = path.join(folder, 'deep/a.log');
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it('writes lines as VS Code reads them, from the level on that is set', async () => {
    const logger = await spdlog.createAsyncRotatingLogger('name', file, 0, 0);
    logger.debug('unseen');
    logger.info('seen');
    logger.setLevel(4);
    logger.warn('unseen');
    logger.critical('loud');
    const lines = fs.readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(lines.map(line => line.replace(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} /, ''))).toEqual([
      '[info] seen',
      '[critical] loud',
    ]);
  });

  it('writes messages bare when formatters are cleared', async () => {
    const logger = await spdlog.createRotatingLogger('name', file, 0, 0);
    logger.clearFormatters();
    logger.info('a');
    logger.info('b\n');
    expect(fs.readFileSync(file, 'utf8')).toBe('ab\n');
  });

  it('rotates at the size, and keeps as many files as it may', async () => {
    const logger = await spdlog.createRotatingLogger('name', file, 10, 3);
    logger.clearFormatters();
    for (const letter of 'abcdefg') logger.info(letter.repeat(8));
    expect(fs.readdirSync(path.dirname(file)).sort()).toEqual(['a.1.log', 'a.2.log', 'a.log']);
    expect(fs.readFileSync(file, 'utf8')).toBe('gggggggg');
    expect(fs.readFileSync(path.join(folder, 'deep/a.2.log'), 'utf8')).toBe('eeeeeeee');
  });
});
