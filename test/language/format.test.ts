import fs from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, parseManifest, patternIds, patternOf } from '../../src/contract/index.js';
import { formatText } from '../../src/language/format.js';
import { anyLayout, layOut } from '../contract/edit/texts.js';

const format = (text: string, unit?: string) =>
  applyEdits(text, formatText(text, unit === undefined ? {} : { unit }));

describe('formatting', () => {
  it('puts blanks and indentation in order, and keeps what stands on one line', () => {
    const text = '{\n    "a" :1,\n  "b":{"x":0,"y" : [1,2]} ,\n\n\n\n    "c": {\n"d": true}\n}\n';
    expect(format(text)).toBe(
      '{\n    "a": 1,\n    "b": { "x": 0, "y": [1, 2] },\n\n    "c": {\n        "d": true\n    }\n}\n',
    );
  });

  it('keeps comments, tabs and line ends', () => {
    const text =
      '{\r\n\t// first\r\n\t  "a": 1,   // why\r\n  /* two\r\n lines */ "b": [\r\n1 ]\r\n// last\r\n}\r\n';
    expect(format(text)).toBe(
      '{\r\n\t// first\r\n\t"a": 1, // why\r\n\t/* two\r\n lines */ "b": [\r\n\t\t1\r\n\t]\r\n\t// last\r\n}\r\n',
    );
  });

  it('gives lines to what is too long for one, with the editor’s indentation where the text has none', () => {
    const long = { a: Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`member${i}`, i])), b: [1] };
    const lines = format(JSON.stringify(long), '\t').split('\n');
    expect(lines.slice(0, 3)).toEqual(['{', '\t"a": {', '\t\t"member0": 0,']);
    expect(lines.at(-2)).toBe('\t"b": [1]');
  });

  it('touches only the range that is asked for', () => {
    const text = '{\n  "a":1,\n  "b":2\n}\n';
    const edits = formatText(text, {}, { start: text.indexOf('"b"'), end: text.length });
    expect(applyEdits(text, edits)).toBe('{\n  "a":1,\n  "b": 2\n}\n');
  });

  it('leaves broken text alone', () => {
    expect(formatText('{ "a":1, }}')).toEqual([]);
    expect(formatText('{ "a":1, "a":2 }')).toEqual([]);
  });

  it('leaves the examples and every starter as they are', () => {
    for (const name of ['ticket-triage', 'document-intake', 'incident-response', 'research-desk']) {
      const file = `examples/${name}/${name}.handoff.json`;
      if (!fs.existsSync(file)) continue;
      const text = fs.readFileSync(file, 'utf8');
      expect(format(text), file).toBe(text);
    }
    for (const id of patternIds)
      expect(format(patternOf(id).starter('demo'))).toBe(patternOf(id).starter('demo'));
  });

  it('changes no value, and nothing the second time', () => {
    fc.assert(
      fc.property(anyLayout, layout => {
        const text = layOut(layout);
        const once = format(text);
        expect(parseManifest(once).json).toEqual(parseManifest(text).json);
        const comments = (of: string) =>
          of.match(/\/\/[^\n\r]*|\/\*[\s\S]*?\*\//g)?.map(each => each.trimEnd());
        expect(comments(once)).toEqual(comments(text));
        expect(format(once)).toBe(once);
      }),
      { numRuns: 60 },
    );
  });
});
