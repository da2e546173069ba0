import { describe, expect, it } from 'vitest';
import { cut, shorten } from '../../src/webview/canvas/cuts.js';

describe('cutting', () => {
  it('cuts by style only what may be too long', () => {
    expect([cut('triage', 6), cut('triages', 6)]).toEqual(['', ' cut']);
    expect([cut('äußert', 6), cut('分類', 4), cut('分類し', 4)]).toEqual(['', '', ' cut']);
  });

  it('shortens a text to what it may have, sign included', () => {
    expect([shorten('abcd', 4), shorten('abcde', 4)]).toEqual(['abcd', 'abc…']);
  });
});
