import { describe, expect, it } from 'vitest';
import { patternIds } from '../../src/contract/index.js';
import { readKey } from '../../src/webview/keymap.js';
import { agentEntries, stateEntries } from '../../src/webview/palette.js';

const palette = new Set(['w', 'h', 's', 'd']);
const press = (key: string, ...modifiers: ('ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey')[]) => ({
  key,
  ctrlKey: modifiers.includes('ctrlKey'),
  metaKey: modifiers.includes('metaKey'),
  altKey: modifiers.includes('altKey'),
  shiftKey: modifiers.includes('shiftKey'),
});

describe('keys on the canvas', () => {
  it('moves by 8 pixels, further with Shift, and walks with Alt', () => {
    expect(readKey(press('ArrowLeft'), palette)).toEqual({ do: 'nudge', dx: -8, dy: 0 });
    expect(readKey(press('ArrowDown', 'shiftKey'), palette)).toEqual({ do: 'nudge', dx: 0, dy: 40 });
    expect(readKey(press('ArrowUp', 'altKey'), palette)).toEqual({ do: 'walk', direction: 'up' });
  });

  it('adds what the palette shows, and nothing else', () => {
    expect(readKey(press('w'), palette)).toEqual({ do: 'add', key: 'w' });
    expect(readKey(press('q'), palette)).toBeUndefined();
  });

  it('leaves undo, redo, save and the clipboard to VS Code', () => {
    for (const key of ['z', 'y', 's', 'c', 'x', 'v', 'w'])
      for (const modifier of ['ctrlKey', 'metaKey'] as const)
        expect(readKey(press(key, modifier), palette)).toBeUndefined();
  });

  it('takes find, select all and duplicate', () => {
    expect(readKey(press('f', 'ctrlKey'), palette)).toEqual({ do: 'search' });
    expect(readKey(press('a', 'metaKey'), palette)).toEqual({ do: 'select-all' });
    expect(readKey(press('d', 'ctrlKey'), palette)).toEqual({ do: 'duplicate' });
  });

  it('has a menu key for keyboards without one', () => {
    expect(readKey(press('F10', 'shiftKey'), palette)).toEqual({ do: 'menu' });
  });

  it('gives no letter two meanings, in any pattern', () => {
    for (const pattern of patternIds) {
      const keys = [...agentEntries(pattern), ...stateEntries].map(entry => entry.key);
      expect(new Set(keys).size).toBe(keys.length);
      for (const key of keys) expect(readKey(press(key), new Set(keys))).toEqual({ do: 'add', key });
    }
  });
});
