import { describe, expect, it } from 'vitest';
import { applyEdits, parseManifest } from '../../src/contract/index.js';
import { completeAt } from '../../src/language/completion.js';
import { cursorAt } from '../../src/language/cursor.js';
import { change, withCursor } from './workflow.js';

const options = { codes: ['unused-type'], today: '2026-06-01' };
const complete = (marked: string) => {
  const { parsed, offset } = withCursor(marked);
  return completeAt(parsed, offset, options);
};
const labels = (marked: string) => complete(marked).map(({ label }) => JSON.parse(label) as unknown);

describe('cursorAt', () => {
  const at = (marked: string) => {
    const offset = marked.indexOf('¦');
    const cursor = cursorAt(marked.replace('¦', ''), offset);
    return cursor && `${cursor.at} ${cursor.path.join('.')}`;
  };
  it.each([
    ['{ "a": "x¦" }', 'value a'],
    ['{ "a": ¦ }', 'value a'],
    ['{ "a": { "b": [1, ¦] } }', 'value a.b.1'],
    ['{ "a": ["x", "¦"], "c": 1 }', 'value a.1'],
    ['{ "a¦": 1 }', 'key a'],
    ['{ "a": 1, ¦', 'key '],
    ['{ "a": { "¦ } }', 'key a. } }'],
    ['{ "a": 1 ¦ }', undefined],
    ['{ "a": /* ¦ */ 1 }', undefined],
    ['{ // ¦\n }', undefined],
    ['{ // x\n ¦ }', 'key '],
    ['¦', undefined],
  ])('reads %s', (marked, expected) => expect(at(marked)).toBe(expected));
});

describe('completion', () => {
  it('offers the ids of what can be named at a place', () => {
    expect(labels(change('"to": "billing"', '"to": "¦"'))).toEqual(['triage', 'billing']);
    expect(labels(change('"store": "hot"', '"store": ¦'))).toEqual(['hot']);
    expect(labels(change('"deadLetter": "review"', '"deadLetter": "¦"'))).toEqual(['review']);
    expect(labels(change('"#/types/Task"', '"#/¦"'))).toEqual(['#/types/Task', '#/types/Line']);
  });

  it('does not offer again what a list has, but for the value that is being changed', () => {
    expect(labels(change('"create-charge"\n', '"create-charge", ¦\n'))).toEqual([]);
    expect(labels(change('"create-charge"\n', '"create¦"\n'))).toEqual(['create-charge']);
  });

  it('offers ranges that follow the sender’s version', () => {
    expect(labels(change('"^1.0.0"', '"¦"'))).toEqual(['^1.2.0', '~1.2.0', '1.2.0', '>=1.2.0 <2.0.0']);
  });

  it('offers the handoffs that reach an agent, with a range', () => {
    const marked = change('"role": "supervisor",', '"role": "supervisor", "accepts": { ¦ },');
    const [first, ...rest] = complete(marked);
    expect(rest).toEqual([]);
    expect(first?.insert).toBe('"settled": "^0.3.0"');
    const { parsed } = withCursor(marked);
    const { range } = first as NonNullable<typeof first>;
    const edit = { offset: range.start, length: range.end - range.start, text: first?.insert ?? '' };
    expect(parseManifest(applyEdits(parsed.text, [edit])).problems).toEqual([]);
  });

  it('offers pointers into the payload', () => {
    expect(labels(change('"/id"', '"/id", "¦"'))).toEqual(['/lines', '/note']);
    expect(labels(change('"items": "/lines"', '"items": "¦"'))).toEqual(['/lines']);
    expect(labels(change('"key": "/sku"', '"key": "¦"'))).toEqual(['/sku', '/count']);
  });

  it('offers error names of other handoffs, not those that are sorted already', () => {
    expect(labels(change('"Denied"', '"Denied", "¦"'))).toEqual(['Overloaded']);
    expect(labels(change('"escalate": []', '"escalate": ["¦"]'))).toEqual(['Denied']);
  });

  it('offers tools, versions, durations, codes and dates', () => {
    expect(labels(change('"pay"', '"pay", "¦"'))).toEqual(['crm.lookup']);
    expect(labels(change('"0.3.0"', '"0.3.0¦"'))).toEqual(['0.3.0', '0.3.1', '0.4.0', '1.0.0']);
    expect(labels(change('"PT24H"', '"¦"'))).toContain('PT24H');
    const suppress = (inner: string) => change('"layout"', `"suppress": [{ ${inner} }], "layout"`);
    expect(labels(suppress('"code": "¦"'))).toEqual(['unused-type']);
    expect(labels(suppress('"expires": "¦"'))).toEqual(['2026-07-01', '2026-08-30', '2026-11-28']);
    expect(labels(suppress('"path": "¦"'))).toContain('/handoffs/settled');
    expect(complete(change('"layout"', '"severity": { "¦" }, "layout"'))[0]).toMatchObject({
      insert: '"unused-type": ""',
      cursor: 16,
    });
  });

  it('offers JSON Schema inside types, and only there', () => {
    expect(labels(change('"sku": {', '"sku": { ¦'))).toContain('minLength');
    expect(labels(change('"type": "integer"', '"type": "¦"'))).toContain('boolean');
    expect(labels(change('"required": [\n        "id"', '"required": [\n        "id", "¦"'))).toEqual([
      'lines',
      'note',
    ]);
    expect(labels(change('"system": "stripe"', '¦, "system": "stripe"'))).toEqual([]);
    expect(labels(change('"type": "integer"', '"enum": ["¦"]'))).toEqual([]);
    expect(
      labels(change('"properties": {\n        "sku"', '"properties": { "¦": {},\n        "sku"')),
    ).toEqual([]);
  });

  it('never throws, wherever the cursor is', () => {
    const whole = change('"hot"', '"hot');
    for (let offset = 0; offset <= whole.length; offset += 7)
      completeAt(parseManifest(whole.slice(0, offset)), offset, options);
  });
});
