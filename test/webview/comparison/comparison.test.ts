import { describe, expect, it } from 'vitest';
import type { ChangeCategory } from '../../../src/contract/diff/change.js';
import { applyEdits, applyIntents, parseManifest } from '../../../src/contract/index.js';
import { compareVersions } from '../../../src/drift/comparison/compare-versions.js';
import type { Files } from '../../../src/drift/gather.js';
import type { ComparisonMessage } from '../../../src/protocol.js';
import {
  countChanges,
  groupChanges,
  groupWords,
  targetOn,
  verdictWords,
} from '../../../src/webview/comparison/groups.js';
import { readComparison } from '../../../src/webview/comparison/message-model.js';
import { drawSides, markHandoffs } from '../../../src/webview/comparison/sides.js';
import { sampleText } from '../sample.js';

const noFiles: Files = {
  read: async () => ({ kind: 'missing' }),
  list: async () => [],
  glob: async () => [],
};
// biome-ignore lint/suspicious/noExplicitAny: tests change any part of a manifest
type Loose = any;
const all = new Set<ChangeCategory>(['contract', 'wiring', 'layout']);

/** The message that the host sends for the sample and what `change` makes of it. */
async function messageOf(change: (manifest: Loose) => void): Promise<ComparisonMessage> {
  const json = JSON.parse(sampleText);
  change(json);
  return messageBetween(sampleText, JSON.stringify(json));
}

async function messageBetween(before: string, after: string): Promise<ComparisonMessage> {
  const { changes, verdicts } = await compareVersions(
    { text: before, files: noFiles },
    { text: after, files: noFiles },
  );
  return {
    type: 'comparison',
    name: 'sample.handoff.json',
    before: { label: 'HEAD', text: before },
    after: { label: 'Working copy', text: after },
    changes,
    verdicts,
  };
}

const { agents, handoffs } = JSON.parse(sampleText);
const [handoff = '', other = ''] = Object.keys(handoffs);
const [lead = '', worker = ''] = Object.keys(agents);

const change = (m: Loose) => {
  m.handoffs[handoff].to = 'nobody-yet';
  m.agents['nobody-yet'] = { role: 'worker' };
  m.handoffs[other].version = '1.5.0';
  m.agents[worker].model = 'new';
  m.layout = { [lead]: { x: 4, y: 4 }, [worker]: { x: 900, y: 900 } };
};

describe('a comparison’s message', () => {
  it('is taken as the host makes it, and as nothing else', async () => {
    const message = await messageOf(change);
    const sent = structuredClone(message);
    expect(readComparison(sent)).toEqual({ comparison: sent });
    for (const raw of [
      undefined,
      {},
      { ...sent, changes: [{}] },
      { ...sent, before: 'x' },
      { ...sent, verdicts: 1 },
    ])
      expect(readComparison(raw)).toHaveProperty('reason');
  });
});

describe('changes in groups', () => {
  it('are one for each entity, with its sign', async () => {
    const groups = groupChanges(await messageOf(change), all);
    expect(groups.map(({ key, sign }) => [key, sign])).toEqual([
      [`agent:${lead}`, 'moved'],
      [`agent:${worker}`, 'changed'],
      ['agent:nobody-yet', 'added'],
      [`handoff:${handoff}`, 'changed'],
      [`handoff:${other}`, 'changed'],
    ]);
    expect(groups[3]?.verdict).toMatchObject({ verdict: 'breaking' });
  });

  it('are those of the shown categories only', async () => {
    const message = await messageOf(change);
    const keys = (...shown: ChangeCategory[]) => groupChanges(message, new Set(shown)).map(({ key }) => key);
    expect(keys('layout')).toEqual([`agent:${lead}`, `agent:${worker}`]);
    expect(keys('wiring')).toEqual(['agent:nobody-yet', `handoff:${handoff}`]);
    expect(keys()).toEqual([]);
    expect(countChanges(message)).toEqual({ contract: 2, wiring: 2, layout: 2 });
  });

  it('say everything in one breath', async () => {
    const groups = groupChanges(await messageOf(change), all);
    expect(groupWords(groups[3] as never)).toMatch(
      new RegExp(`^Handoff ${handoff} changed. Breaking, Version 1.0.0 is not enough.*→ “nobody-yet”$`),
    );
  });

  it('ask nothing of a version that nothing asks for', () => {
    const verdict = {
      handoff,
      verdict: 'compatible',
      bump: 'none',
      enough: true,
      changes: [],
      whoBreaks: [],
    } as const;
    expect(verdictWords(verdict)).toEqual({ word: 'Compatible', version: undefined });
  });
});

describe('two sides', () => {
  it('have every card that is in both at the same place', async () => {
    const { before, after } = drawSides(await messageOf(change));
    const there = new Map(before?.flow.nodes.map(({ id, position }) => [id, position]));
    const shared = after?.flow.nodes.filter(({ id }) => there.has(id)) ?? [];
    expect(shared.length).toBe(there.size);
    for (const { id, position } of shared) expect(position).toEqual(there.get(id));
  });

  it('leave a place empty for what the other side has, and mark where a card stood', async () => {
    const message = await messageOf(m => {
      change(m);
      delete m.stores;
    });
    const { before, after } = drawSides({
      ...message,
      before: {
        label: 'HEAD',
        text: sampleText.replace(/\}\s*$/, `, "layout": { "${lead}": { "x": 1, "y": 2 } } }`),
      },
    });
    expect(before?.empty).toEqual([
      expect.objectContaining({ id: 'nobody-yet', left: false }),
      { id: lead, kind: 'agent', position: { x: 1, y: 2 }, left: true },
    ]);
    expect(after?.empty.every(({ left }) => !left)).toBe(true);
  });

  it('have one place for what was renamed, under its name of then and of now', async () => {
    const { edits } = applyIntents(parseManifest(sampleText), [
      { type: 'rename', kind: 'agent', id: worker, to: 'scout' },
    ]);
    const message = await messageBetween(sampleText, applyEdits(sampleText, edits));
    // Its handoffs are listed too: to the contract, another agent sends and receives.
    const [group] = groupChanges(message, all).filter(({ changes }) => changes.length > 0);
    if (!group) throw new Error('nothing changed');
    expect(group).toMatchObject({ name: 'scout', was: worker, sign: 'renamed' });
    expect(targetOn('before', group)).toEqual({ kind: 'agent', id: worker });
    expect(targetOn('after', group)).toEqual({ kind: 'agent', id: 'scout' });
    const { before, after } = drawSides(message);
    const places = (side: typeof before) => side?.flow.nodes.map(({ position }) => position);
    expect(places(before)).toEqual(places(after));
    expect([before?.empty, after?.empty]).toEqual([[], []]);
    expect(before?.flow.nodes.some(({ id }) => id === worker)).toBe(true);
  });

  it('say of a renamed handoff that its old name has nobody to receive it', async () => {
    const { edits } = applyIntents(parseManifest(sampleText), [
      { type: 'rename', kind: 'handoff', id: handoff, to: 'ask' },
    ]);
    const [group] = groupChanges(await messageBetween(sampleText, applyEdits(sampleText, edits)), all);
    expect(group).toMatchObject({ name: 'ask', was: handoff, verdict: { verdict: 'breaking' } });
  });

  it('are drawn alone where the other cannot be', async () => {
    const message = await messageOf(() => {});
    const { before, after } = drawSides({ ...message, before: { label: 'v1', problem: 'It is not there.' } });
    expect(before).toBeUndefined();
    expect(after?.flow.nodes.length).toBeGreaterThan(0);
    expect(after?.empty).toEqual([]);
    expect(drawSides({ before: { label: 'a' }, after: { label: 'b' }, changes: [] }).bounds).toBeDefined();
  });

  it('mark the handoffs that changed and leave the others as they are', async () => {
    const { after } = drawSides(await messageOf(change));
    if (!after) throw new Error('not drawn');
    const marked = markHandoffs(after.flow, new Map([[`handoff:${handoff}`, 'changed']]));
    for (const edge of marked.edges)
      expect(edge.handoff?.change).toBe(edge.id === handoff ? 'changed' : undefined);
  });
});
