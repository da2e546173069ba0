import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseManifest } from '../../src/contract/index.js';
import type { Manifest } from '../../src/contract/manifest/workflow.js';
import { drawSvg } from '../../src/picture/svg/draw-svg.js';
import { buildCli, makeWorkspace, runCli } from './support/run-cli.js';
import { workflowText } from './support/workflow.js';

beforeAll(buildCli, 120_000);

const file = 'triage.handoff.json';

describe('handoff export', () => {
  it('prints the picture that the canvas would export', async () => {
    const folder = makeWorkspace({ [file]: workflowText() });
    const { svg } = drawSvg(parseManifest(workflowText()).manifest as Manifest);
    expect(await runCli(folder, ['export', file])).toEqual({ code: 0, out: svg, err: '' });
  });

  it('writes a file in the format of its name', async () => {
    const folder = makeWorkspace({ [file]: workflowText() });
    for (const [name, start] of [
      ['flow.md', '# '],
      ['flow.mmd', 'flowchart LR'],
      ['flow.svg', '<svg '],
    ] as const) {
      expect(await runCli(folder, ['export', file, '-o', name])).toEqual({ code: 0, out: '', err: '' });
      expect(readFileSync(join(folder, name), 'utf8').startsWith(start)).toBe(true);
    }
  });

  it('never overwrites a workflow, by whatever name', async () => {
    const folder = makeWorkspace({ [file]: workflowText(), 'plain.json': workflowText() });
    symlinkSync('plain.json', join(folder, 'link.svg'));
    for (const args of [
      ['export', file, '-o', file],
      ['export', 'plain.json', '-o', 'link.svg'],
      ['check', 'plain.json', '-o', 'plain.json'],
      ['check', 'plain.json', '-o', file],
      ['generate', file, '-o', file],
    ])
      expect(await runCli(folder, args)).toMatchObject({
        code: 2,
        out: expect.not.stringContaining('written'),
        err: expect.stringContaining('would overwrite a workflow'),
      });
    for (const kept of [file, 'plain.json'])
      expect(readFileSync(join(folder, kept), 'utf8')).toBe(workflowText());
    expect(await runCli(folder, ['export', file, '-o', 'no/flow.svg'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('its folder does not exist'),
    });
  });

  it('says what is wrong with what it was given', async () => {
    const folder = makeWorkspace({ [file]: '{ "manifestVersion": 1, ' });
    expect(await runCli(folder, ['export'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/exactly one manifest/),
    });
    expect(await runCli(folder, ['export', file])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/cannot be read/),
    });
    expect(await runCli(folder, ['export', file, '--format', 'gif'])).toMatchObject({ code: 2 });
  });
});
