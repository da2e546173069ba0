import { describe, expect, it } from 'vitest';
import { readMessage } from '../../src/extension/canvas/message-model.js';
import type { WebviewMessage } from '../../src/protocol.js';

const good: readonly WebviewMessage[] = [
  { type: 'ready' },
  {
    type: 'edit',
    edit: 1,
    version: 3,
    label: 'Move',
    intents: [{ type: 'move', positions: { a: { x: 1.5, y: -2 } } }],
  },
  {
    type: 'edit',
    edit: 2,
    version: 3,
    label: 'Set',
    intents: [{ type: 'set', path: ['agents', 'a', 0], value: null }],
  },
  {
    type: 'edit',
    edit: 3,
    version: 3,
    label: '',
    intents: [{ type: 'add', kind: 'agent', id: 'a', value: { role: 'step' } }],
  },
  { type: 'selection', targets: [{ kind: 'handoff', id: 'x' }] },
  { type: 'open-text', range: { start: 0, end: 4 } },
  { type: 'open-docs', code: 'unknown-reference' },
  { type: 'start-from', pattern: 'peer-to-peer' },
  { type: 'error', message: 'boom', stack: 'at x' },
];

const bad: readonly unknown[] = [
  undefined,
  null,
  'ready',
  [],
  {},
  { type: 'unheard-of' },
  { type: 'edit' },
  { type: 'edit', edit: -1, version: 1, label: '', intents: [] },
  { type: 'edit', edit: 1, version: 1, label: '', intents: [{ type: 'run', command: 'rm' }] },
  { type: 'edit', edit: 1, version: 1, label: '', intents: [{ type: 'set', path: 'agents', value: 1 }] },
  { type: 'edit', edit: 1, version: 1, label: '', intents: [{ type: 'set', path: ['agents'] }] },
  {
    type: 'edit',
    edit: 1,
    version: 1,
    label: '',
    intents: [{ type: 'move', positions: { a: { x: 'left', y: 0 } } }],
  },
  { type: 'open-docs', code: '../../secret' },
  { type: 'open-docs', code: 'file:///x' },
  { type: 'start-from', pattern: 'chaos' },
  { type: 'selection', targets: [{ kind: 'planet', id: 'x' }] },
];

describe('readMessage', () => {
  it.each(good)('takes $type', message => {
    expect(readMessage(message)).toEqual({ message });
  });

  it.each(bad.map(message => [JSON.stringify(message) ?? 'undefined', message]))(
    'refuses %s',
    (_, message) => {
      const read = readMessage(message);
      expect('reason' in read && read.reason.length > 0).toBe(true);
    },
  );

  it('passes values through untouched, __proto__ keys included', () => {
    const text =
      '{"type":"edit","edit":1,"version":1,"label":"","intents":[{"type":"set","path":["a"],"value":{"__proto__":{"x":1}}}]}';
    const read = readMessage(JSON.parse(text));
    expect(JSON.stringify('message' in read && read.message)).toBe(text);
  });
});
