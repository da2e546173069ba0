import { describe, expect, it } from 'vitest';
import { parseManifest, patternOf } from '../../src/contract/index.js';
import { finish } from '../../src/contract/steps.js';
import { checkChanges } from '../../src/drift/check-changes.js';
import { inspectWorkflow } from '../../src/drift/inspect.js';
import { driftRules } from '../../src/drift/rules/index.js';
import { memoryFiles } from './memory-files.js';

const today = '2026-06-01';

describe('comparing with the baseline while somebody types', () => {
  it('says what the whole inspection says of changes, and nothing else', async () => {
    const text = patternOf('supervisor-worker').starter('demo');
    const before = parseManifest(text);
    if (!before.manifest) throw new Error('the starter is a workflow');
    const baseline = { manifest: before.manifest, text, files: new Map<string, string>(), label: 'HEAD' };
    const live = new Set(driftRules.flatMap(({ id, live }) => (live ? [id] : [])));
    const files = memoryFiles({});
    for (const typed of [
      text,
      text.replace('"required": [', '"required": ["more", '),
      text.replace('"version": "1.0.0"', '"version": "0.9.0"'),
    ]) {
      const parsed = parseManifest(typed, before);
      const { problems: found } = finish(await checkChanges(parsed, files, { today, baseline }));
      const { problems } = await inspectWorkflow(parsed, 'demo.handoff.json', files, { today, baseline });
      expect(found).toEqual(problems.filter(({ code }) => live.has(code)));
      expect(found.length > 0).toBe(typed !== text);
    }
  });
});
