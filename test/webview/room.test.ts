import { describe, expect, it } from 'vitest';
import { panelsThatFit, roomOf } from '../../src/webview/room.js';

describe('room', () => {
  it.each([
    [1600, { left: true, right: true }],
    [900, { left: true, right: true }],
    [899, { left: false, right: true }],
    [640, { left: false, right: true }],
    [520, { left: false, right: false }],
  ])('at %i px these panels fit beside the drawing', (width, panels) => {
    expect(panelsThatFit[roomOf(width)]).toEqual(panels);
  });
});
