import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../src/contract/index.js';
import { fieldAt } from '../../src/contract/manifest/field.js';
import {
  type DocumentSymbol,
  definitionsAt,
  hoverAt,
  lensesOf,
  referencesAt,
  symbolsOf,
} from '../../src/language/index.js';
import { reasons } from '../../src/language/reasons.js';
import { change, text, withCursor } from './workflow.js';

const parsed = parseManifest(text);
const textOf = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
const hover = (from: string, to: string) => {
  const { parsed, offset } = withCursor(change(from, to));
  return hoverAt(parsed, offset);
};

describe('hover', () => {
  it('says what an entity is and what it is used for, as text', () => {
    expect(hover('"from": "triage"', '"from": "tri¦age"')?.entity).toBe(
      'agent **triage**\n\nSorts \\*tickets\\*\\.\n\nsupervisor\n\nhands over in triage\\-to\\-billing · takes over in settled',
    );
    expect(hover('"deadLetter": "review"', '"deadLetter": "¦review"')?.entity).toContain('used by triage');
    expect(hover('"settled": {', '"set¦tled": {')?.entity).toContain('still to declare: decision provenance');
  });

  it('says what a field means, and why it is there', () => {
    const found = hover('"sideEffects": [', '"sideEff¦ects": [');
    expect(found?.field).toContain('upstream agent may have committed');
    expect(found?.reason).toContain('undo');
    expect(hover('"role": "supervisor"', '"ro¦le": "supervisor"')?.field).toContain('`"human"`');
  });

  it('says what a pointer leads to, and whether a range admits the sender', () => {
    expect(hover('"/id"', '"/¦id"')?.value).toBe('field **id**: string\n\nNumber of the ticket\\.');
    expect(hover('"^1.0.0"', '"^1¦.0.0"')?.value).toContain('admits');
    expect(hover('"^1.0.0"', '"^2¦.0.0"')?.value).toContain('does not admit');
  });

  it('has a reason only for fields of the model', () => {
    for (const [pattern] of reasons)
      expect(fieldAt(pattern.split('.').map(part => (part === '*' ? 'x' : part))), pattern).toBeDefined();
  });
});

describe('navigation', () => {
  it('leads to definitions here, in schema files and in sources', () => {
    const at = (piece: string) => definitionsAt(parsed, text.indexOf(piece) + 2);
    expect(at('"#/types/Task"').map(each => 'range' in each && textOf(each.range))).toEqual(['"Task"']);
    expect(at('"shared/money')).toMatchObject([{ file: 'shared/money.json', pointer: '/$defs/Money' }]);
    expect(at('"src/billing.ts"')).toMatchObject([{ file: 'src/billing.ts' }]);
    expect(at('"redis"')).toEqual([]);
  });

  it('finds every mention, from each of them', () => {
    const [first] = referencesAt(parsed, text.indexOf('"triage": {') + 1);
    const all = referencesAt(parsed, text.indexOf('"triage": {') + 1).map(({ range }) => range.start);
    expect(first?.isDefinition).toBe(true);
    expect(all.length).toBe(4);
    for (const start of all)
      expect(referencesAt(parsed, start + 1).map(({ range }) => range.start)).toEqual(all);
  });
});

describe('symbols', () => {
  it('outline a manifest in its own terms', () => {
    const symbols = symbolsOf(parsed);
    const find = (
      names: string[],
      among: readonly DocumentSymbol[] = symbols,
    ): DocumentSymbol | undefined => {
      const found = among.find(({ name }) => name === names[0]);
      return names.length === 1 || !found ? found : find(names.slice(1), found.children);
    };
    expect(find(['handoffs', 'settled'])).toMatchObject({
      kind: 'handoff',
      detail: 'billing → triage 0.3.0',
    });
    expect(find(['types', 'Line', 'count'])).toMatchObject({ kind: 'field', detail: 'integer' });
    expect(find(['pattern'])).toMatchObject({ kind: 'setting', detail: 'supervisor-worker' });
    const check = (symbol: DocumentSymbol) => {
      expect(symbol.range.start).toBeLessThanOrEqual(symbol.selection.start);
      expect(symbol.range.end).toBeGreaterThanOrEqual(symbol.selection.end);
      expect(textOf(symbol.selection)).toBe(JSON.stringify(symbol.name));
      symbol.children.forEach(check);
    };
    symbols.forEach(check);
  });
});

describe('lenses', () => {
  const problem = { code: 'x', message: '', path: ['handoffs', 'settled', 'version'], fixes: [] };
  it('say how a handoff stands, and are quiet about the rest', () => {
    const lenses = lensesOf(parsed, {
      problems: [
        { ...problem, severity: 'info' },
        { ...problem, severity: 'error', path: ['handoffs', 'settled', 'payload'] },
        { ...problem, severity: 'error', file: 'other.ts' },
      ],
      comparison: {
        baseline: 'HEAD',
        handoffs: [{ id: 'settled', standing: 'breaking', was: '0.2.0', version: '0.3.0' }],
      },
    });
    expect(lenses.map(({ kind, range }) => `${kind} ${textOf(range)}`)).toEqual([
      'open-canvas ',
      'problems ',
      'open-canvas "settled"',
      'problems "settled"',
      'standing "settled"',
    ]);
    expect(lenses[1]).toMatchObject({ count: 2, worst: 'error' });
  });

  it('say once that nothing breaks', () => {
    const comparison = { baseline: 'v1', handoffs: [] };
    expect(lensesOf(parsed, { problems: [], comparison }).at(-1)).toMatchObject({ kind: 'all-compatible' });
    expect(lensesOf(parsed, { problems: [] }).map(({ kind }) => kind)).toEqual(['open-canvas']);
  });
});
