import { describe, expect, it } from 'vitest';
import type { Intent } from '../../src/contract/index.js';
import { syncWords } from '../../src/webview/panels/StatusBar.js';
import { type CanvasState, lockReason, reduce } from '../../src/webview/state.js';
import { documentMessage, sampleText, stateAfter } from './sample.js';

const move: Intent = { type: 'move', positions: { writer: { x: 5, y: 6 } } };
const sent = (edit: number, intents: Intent[] = [move]) => ({
  event: { type: 'sent', pending: { edit, label: `Edit ${edit}`, intents } } as const,
});
const result = (edit: number, outcome: 'applied' | 'refused', version: number) =>
  ({ type: 'edit-result', edit, outcome, version, ...(outcome === 'refused' && { reason: 'No.' }) }) as const;

describe('documents', () => {
  it('draws what it is sent', () => {
    const { drawing, version } = stateAfter(documentMessage(3));
    expect(version).toBe(3);
    expect(drawing?.flow.nodes.map(node => node.id)).toEqual(
      expect.arrayContaining(['planner', 'researcher', 'writer']),
    );
  });

  it('ignores an older document that comes late', () => {
    const state = stateAfter(
      documentMessage(3),
      documentMessage(2, sampleText.replaceAll('writer', 'author')),
    );
    expect(Object.keys(state.drawing?.manifest.agents ?? {})).toContain('writer');
  });

  it('keeps the last drawing while the text is broken', () => {
    const broken = sampleText.slice(0, -20);
    const state = stateAfter(documentMessage(1), documentMessage(2, broken));
    expect(state.parsed?.editable).toBe(false);
    expect(Object.keys(state.drawing?.manifest.agents ?? {})).toHaveLength(3);
    expect(lockReason(state)).toMatch(/errors/);
  });

  it('draws nothing of an empty text, also when there was a drawing', () => {
    expect(stateAfter(documentMessage(1), documentMessage(2, ' \n')).drawing).toBeUndefined();
    expect(stateAfter(documentMessage(1, '{}')).drawing).toBeUndefined();
  });

  it('draws what can be read when one value has the wrong shape', () => {
    const text = sampleText.replace('"role": "supervisor"', '"role": 7');
    const { drawing, parsed } = stateAfter(documentMessage(1, text));
    expect(parsed?.manifest).toBeUndefined();
    expect(Object.keys(drawing?.manifest.agents ?? {})).toHaveLength(3);
  });

  it('keeps the identity of cards that did not change', () => {
    const before = stateAfter(documentMessage(1));
    const changed = stateAfter(
      documentMessage(1),
      documentMessage(2, sampleText.replace('Writes the', 'Drafts the')),
    );
    const dataOf = (state: CanvasState, id: string) =>
      state.drawing?.flow.nodes.find(node => node.id === id)?.data;
    const first = reduce(before, {
      type: 'host',
      message: documentMessage(2, sampleText.replace('Writes the', 'Drafts the')),
    });
    expect(dataOf(first, 'planner')).toBe(dataOf(before, 'planner'));
    expect(dataOf(first, 'writer')).not.toBe(dataOf(before, 'writer'));
    expect(first.drawing?.flow.edges).toBe(before.drawing?.flow.edges);
    expect(dataOf(changed, 'writer')).toMatchObject({ purpose: 'Drafts the answer from the findings' });
  });

  it('drops what is gone from the selection, and keeps the rest', () => {
    const select = {
      event: {
        type: 'select',
        targets: [
          { kind: 'agent', id: 'writer' },
          { kind: 'agent', id: 'planner' },
        ],
      } as const,
    };
    const state = stateAfter(
      documentMessage(1),
      select,
      documentMessage(2, sampleText.replaceAll('writer', 'author')),
    );
    expect(state.selection).toEqual([{ kind: 'agent', id: 'planner' }]);
  });
});

describe('edits', () => {
  it('shows a move at once and lets go when the document has it', () => {
    const moving = stateAfter(documentMessage(1), sent(1));
    expect(moving.moved).toEqual({ writer: { x: 5, y: 6 } });
    const applied = reduce(moving, { type: 'host', message: result(1, 'applied', 2) });
    expect(applied.moved).toEqual({ writer: { x: 5, y: 6 } });
    const done = reduce(applied, { type: 'host', message: documentMessage(2) });
    expect(done.moved).toEqual({});
    expect(done.pending).toEqual([]);
  });

  it('lets go at once when the document came before the result', () => {
    const state = stateAfter(documentMessage(1), sent(1), documentMessage(2), result(1, 'applied', 2));
    expect(state.pending).toEqual([]);
    expect(state.moved).toEqual({});
  });

  it('rolls a refused edit back and says why; others stay', () => {
    const second: Intent = { type: 'move', positions: { planner: { x: 1, y: 1 } } };
    const state = stateAfter(documentMessage(1), sent(1), sent(2, [second]), result(1, 'refused', 1));
    expect(state.moved).toEqual({ planner: { x: 1, y: 1 } });
    expect(state.notice).toMatchObject({ tone: 'refused', text: 'Edit 1: not done. No.' });
  });

  it('says the same words again as a new notice', () => {
    const once = stateAfter({ event: { type: 'notice', tone: 'info', text: 'Copied.' } });
    const twice = reduce(once, { type: 'notice', tone: 'info', text: 'Copied.' });
    expect(twice.notice?.serial).toBeGreaterThan(once.notice?.serial ?? 0);
  });

  it('selects what was added as soon as it is there', () => {
    const wanted = { kind: 'agent', id: 'author' } as const;
    const pending = { edit: 1, label: 'Rename', intents: [] };
    const waiting = stateAfter(documentMessage(1), { event: { type: 'sent', pending, select: wanted } });
    expect(waiting.selection).toEqual([]);
    const state = reduce(waiting, {
      type: 'host',
      message: documentMessage(2, sampleText.replaceAll('writer', 'author')),
    });
    expect(state.selection).toEqual([wanted]);
  });

  it('selects everything that a paste brought', () => {
    const pending = { edit: 1, label: 'Paste', intents: [] };
    const text = sampleText.replace('"agents": {', '"agents": { "extra": { "role": "worker" },');
    const state = stateAfter(
      documentMessage(1),
      { event: { type: 'sent', pending, select: 'new' } },
      documentMessage(2, text),
    );
    expect(state.selection).toEqual([{ kind: 'agent', id: 'extra' }]);
  });
});

describe('locks', () => {
  const cases = {
    open: [stateAfter(documentMessage(1)), undefined],
    disconnected: [
      stateAfter(documentMessage(1), { event: { type: 'silence', silent: true } }),
      /Disconnected/,
    ],
    untrusted: [stateAfter(documentMessage(1, sampleText, { trusted: false })), /Restricted/],
    locked: [
      stateAfter(
        documentMessage(1, sampleText, { lock: { reason: 'read-only', message: 'Read-only file.' } }),
      ),
      /Read-only/,
    ],
  } as const;
  for (const [name, [state, reason]] of Object.entries(cases))
    it(name, () => {
      if (reason) expect(lockReason(state)).toMatch(reason);
      else expect(lockReason(state)).toBeUndefined();
    });

  it('opens again when the host is heard', () => {
    const state = stateAfter(
      documentMessage(1),
      { event: { type: 'silence', silent: true } },
      { event: { type: 'silence', silent: false } },
    );
    expect(lockReason(state)).toBeUndefined();
  });
});

describe('edits that nobody answered', () => {
  const silence = (silent: boolean) => ({ event: { type: 'silence', silent } as const });

  it('are named once the host is back, and no longer shown as done', () => {
    const back = stateAfter(documentMessage(1), sent(1), silence(true), silence(false));
    expect(back.pending).toHaveLength(1);
    const state = reduce(back, { type: 'host', message: documentMessage(1) });
    expect(state.pending).toEqual([]);
    expect(state.moved).toEqual({});
    expect(state.notice).toMatchObject({ tone: 'refused' });
    expect(state.notice?.text).toContain('Edit 1');
  });

  it('are in no doubt when the answer came after all', () => {
    const state = stateAfter(
      documentMessage(1),
      sent(1),
      silence(true),
      silence(false),
      result(1, 'applied', 2),
      documentMessage(2),
    );
    expect(state.pending).toEqual([]);
    expect(state.notice?.tone).toBe('info');
  });
});

describe('the status bar tells the truth', () => {
  const base = stateAfter(documentMessage(1));
  const words = (state: CanvasState) => syncWords(state).text;
  it('about every state', () => {
    expect(words(base)).toBe('Saved');
    expect(words({ ...base, sync: { kind: 'saved', generated: 9 } })).toBe('Saved · generated 9 files');
    expect(words({ ...base, sync: { kind: 'unsaved' } })).toBe('Unsaved changes');
    expect(words({ ...base, sync: { kind: 'failed', message: 'disk full' } })).toBe(
      'Not generated: disk full',
    );
    expect(words(stateAfter(documentMessage(1), sent(1)))).toBe('Writing…');
    expect(words({ ...base, disconnected: true })).toBe('Disconnected');
  });
});
