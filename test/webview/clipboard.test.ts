import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../src/contract/index.js';
import type { Manifest } from '../../src/contract/manifest/workflow.js';
import type { JsonObject } from '../../src/schema/json.js';
import { fragmentOf, readFragment } from '../../src/webview/clipboard.js';
import { sampleText } from './sample.js';

const parsed = parseManifest(sampleText);
const json = parsed.json as JsonObject;
const manifest = parsed.manifest as Manifest;
const agents = (...ids: string[]) => ids.map(id => ({ kind: 'agent', id }) as const);

describe('copying', () => {
  it('takes the handoffs between what is selected, and the types and queues that they need', () => {
    const fragment = fragmentOf(json, manifest, agents('planner', 'writer'), { planner: { x: 1.4, y: 2 } });
    expect(Object.keys(fragment?.agents ?? {})).toEqual(['planner', 'writer']);
    expect(Object.keys(fragment?.handoffs ?? {}).sort()).toEqual(['planner-to-writer', 'writer-to-planner']);
    expect(Object.keys(fragment?.types ?? {}).sort()).toEqual(['Answer', 'Findings', 'Outline']);
    expect(Object.keys(fragment?.deadLetterQueues ?? {})).toEqual(['review']);
    expect(fragment?.layout).toEqual({ planner: { x: 1, y: 2 } });
  });

  it('takes no handoff that leaves the selection', () => {
    const fragment = fragmentOf(json, manifest, agents('writer'), {});
    expect(fragment?.handoffs).toBeUndefined();
  });

  it('brings unknown keys along', () => {
    const extended = { ...json, agents: { writer: { role: 'worker', 'x-owner': 'anna' } } };
    const fragment = fragmentOf(extended, manifest, agents('writer'), {});
    expect(fragment?.agents).toEqual({ writer: { role: 'worker', 'x-owner': 'anna' } });
  });

  it('has nothing to copy when nothing is selected, or what is selected is gone', () => {
    expect(fragmentOf(json, manifest, [], {})).toBeUndefined();
    expect(fragmentOf(json, manifest, agents('nobody', 'constructor'), {})).toBeUndefined();
  });
});

describe('pasting', () => {
  it('reads what was copied', () => {
    const fragment = fragmentOf(json, manifest, agents('planner', 'writer'), {});
    expect(readFragment(JSON.stringify(fragment))).toEqual(fragment);
  });

  it('takes nothing else for a piece of a workflow', () => {
    for (const text of ['', 'hello', '[]', '{}', '{"a": 1}', '{"agents": []}', 'null', '{"agents":'])
      expect(readFragment(text)).toBeUndefined();
  });
});
