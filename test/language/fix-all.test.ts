import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, checkManifest, parseManifest } from '../../src/contract/index.js';
import type { Problem } from '../../src/contract/problem.js';
import { fixAll, trimEdit } from '../../src/language/fix-all.js';

describe('trimEdit', () => {
  it('turns one text into another', () => {
    const piece = fc.constantFrom('a', 'b', '\r\n', '\n', '{', '😀');
    fc.assert(
      fc.property(fc.string({ unit: piece }), fc.string({ unit: piece }), (before, after) => {
        expect(applyEdits(before, [trimEdit(before, after)])).toBe(after);
      }),
    );
  });

  it('touches only what differs, and never half of a line end or of a character', () => {
    expect(trimEdit('abcXdef', 'abcYYdef')).toEqual({ offset: 3, length: 1, text: 'YY' });
    expect(trimEdit('a\r\nb', 'a\r\n\r\nb')).toEqual({ offset: 3, length: 0, text: '\r\n' });
    expect(trimEdit('a\nb', 'a\r\nb').text).not.toBe('\r');
    expect(trimEdit('😀', '😁')).toEqual({ offset: 0, length: 2, text: '😁' });
  });
});

const manifest = (handoff: object) =>
  parseManifest(
    JSON.stringify(
      {
        manifestVersion: 1,
        name: 'x',
        pattern: 'sequential-pipeline',
        agents: { intake: { role: 'step' }, review: { role: 'step' } },
        handoffs: { first: { from: 'intake', version: '1.0.0', payload: { type: 'object' }, ...handoff } },
      },
      null,
      2,
    ),
  );

describe('fixAll', () => {
  const check = (parsed: Parameters<typeof checkManifest>[0]) =>
    checkManifest(parsed, { today: '2026-01-01' });

  it('applies preferred fixes until none is left, and then changes nothing', () => {
    const parsed = manifest({ to: 'reveiw' });
    const before = check(parsed).length;
    const fixed = parseManifest(fixAll(parsed, check));
    expect(check(fixed).length).toBeLessThan(before);
    expect(fixed.manifest?.handoffs.first?.to).toBe('review');
    expect(fixAll(fixed, check)).toBe(fixed.text);
  });

  it('stops at a fix that does not fix, and goes on with the others', () => {
    const useless: Problem = {
      code: 'useless',
      severity: 'error',
      message: 'never goes away',
      path: [],
      fixes: [{ title: 'try', preferred: true, intents: [{ type: 'set', path: ['name'], value: 'other' }] }],
    };
    const helpful: Problem = {
      code: 'helpful',
      severity: 'error',
      message: 'goes away',
      path: [],
      fixes: [
        { title: 'do', preferred: true, intents: [{ type: 'set', path: ['description'], value: 'there' }] },
      ],
    };
    const parsed = manifest({ to: 'review' });
    const fixed = fixAll(parsed, at => (at.json?.description ? [useless] : [useless, helpful]));
    expect(parseManifest(fixed).json).toMatchObject({ name: 'x', description: 'there' });
  });
});
