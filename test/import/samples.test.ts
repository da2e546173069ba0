import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkManifest, parseManifest } from '../../src/contract/index.js';
import { describeImport, importers, importWorkflow } from '../../src/import/index.js';

/** Small sources in the shape of real ones, each beside what is made of it; `UPDATE_GOLDEN=1` writes that anew. */
const golden = path.join(import.meta.dirname, 'golden');
const update = process.env.UPDATE_GOLDEN === '1';
const samples = fs
  .readdirSync(golden)
  .flatMap(format =>
    fs
      .readdirSync(path.join(golden, format))
      .map(name => ({ format, name, folder: path.join(golden, format, name) })),
  );

describe.each(samples)('$format: $name', ({ format, folder }) => {
  const file = fs.readdirSync(folder).find(each => each.startsWith('source.')) ?? '';
  const text = fs.readFileSync(path.join(folder, file), 'utf8');
  const result = importWorkflow({ text, file });

  it('is recognised, and imported without errors and warnings', () => {
    expect(result.problems).toEqual([]);
    expect(result.format?.id).toBe(format);
    const problems = checkManifest(parseManifest(result.value ?? ''), { today: '2026-06-01' });
    expect(problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('gives the manifest and the report beside it', () => {
    const expected = { 'manifest.json': result.value ?? '', 'report.md': describeImport(result, file) };
    for (const [name, content] of Object.entries(expected)) {
      const at = path.join(folder, name);
      if (update) fs.writeFileSync(at, content);
      expect(content, name).toBe(fs.readFileSync(at, 'utf8'));
    }
  });

  it('says of each loss where it was', () => {
    const lines = text.split('\n').length;
    for (const { kind, message, place } of result.report) {
      if (kind === 'lost') expect(place, message).toBeDefined();
      if (place) expect(place.line >= 1 && place.line <= lines && place.column >= 1, message).toBe(true);
    }
  });
});

it('has samples of every format', () => {
  const formats = ['docker-agent', 'langgraph', 'logic-apps', 'openai-agents', 'serverless-workflow'];
  expect(importers.map(({ id }) => id).sort()).toEqual(formats);
  expect([...new Set(samples.map(({ format }) => format))].sort()).toEqual(formats);
});
