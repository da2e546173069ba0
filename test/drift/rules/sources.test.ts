import { describe, expect, it } from 'vitest';
import { generate } from '../../../src/codegen/generate.js';
import { checkDrift } from '../../../src/drift/check.js';
import { findImports } from '../../../src/drift/sources/imports.js';
import { manifestOf, subjectOf } from '../subject-of.js';

const manifest = manifestOf(json => {
  json.agents.billing.source = 'src/billing.ts';
});
const { files: expected } = await generate({
  manifest,
  manifestName: 'triage.handoff.json',
  files: new Map(),
});
const actual = new Map(expected.map(file => [file.path, file.text]));
const handling = 'openTriageToBilling(message);';

interface Row {
  readonly rule: string;
  readonly clean: readonly (readonly [string, text: string | undefined])[];
  readonly drifted: readonly (readonly [string, text: string | undefined, marked: readonly string[]])[];
}

const rows: readonly Row[] = [
  {
    rule: 'source-missing',
    clean: [['it is there', handling]],
    drifted: [['it is not', undefined, ['']]],
  },
  {
    rule: 'source-unhandled',
    clean: [
      ['the generated function', `import { openTriageToBilling } from '../out/index.js';\n${handling}`],
      ['its id', "handlers['triage-to-billing'] = bill;"],
      [
        'after a regular expression that looks like a comment',
        `const bare = path.replace(/\\/*$/, '');\n${handling}`,
      ],
      ['after a regular expression with a quote', `const q = text.split(/["'\`]/);\n${handling}`],
      ['in a file that it passes on', "export * from './billing/index.js';"],
      ['its type', 'function bill(envelope: TriageToBillingEnvelope) {}'],
    ],
    drifted: [
      ['nothing of it', 'export const bill = 1;\n', ['export const bill = 1;']],
      ['only in a comment', '// openTriageToBilling\nexport {};\n', ['// openTriageToBilling']],
      [
        'only passed on from the generated code',
        "export { Task } from '../out/types.js';",
        ["export { Task } from '../out/types.js';"],
      ],
      ['a longer word', 'const openTriageToBillings = 1;', ['const openTriageToBillings = 1;']],
    ],
  },
  {
    rule: 'source-unknown-name',
    clean: [
      [
        'names that are generated',
        `import { type Envelope, idempotencyKey, openTriageToBilling, type Task, isTask } from '../out/index.js';\n${handling}`,
      ],
      [
        'a module behind the index',
        `import { openTriageToBilling as open } from '../out/handoffs/triage-to-billing.js';\n${handling}`,
      ],
      ['other modules', `import { nothing } from './elsewhere.js';\nimport fs from 'node:fs';\n${handling}`],
      [
        'every way to import',
        [
          "import * as out from '../out/index.js';",
          "import { type Task as Job, openTriageToBilling as open } from '../out/index.js';",
          "import lock from '../out/handoff.lock.json' with { type: 'json' };",
          "export { type Task, isTask as isJob } from '../out/index.js';",
          "export type { Envelope } from '../out';",
          "const { openTriageToBilling: later } = await import('../out/index.js');",
          "type Again = import('../out/index.js').Task;",
          "import('../out/index.js').then(module => module.isTask);",
          'log(\'out.gone\', "out.lost", a.out.missing);',
          'out.openTriageToBilling(x);',
        ].join('\n'),
      ],
      ['in a comment', `/* import { gone } from '../out/index.js'; */\n${handling}`],
    ],
    drifted: [
      [
        'a handoff that is gone',
        `import { openTriageToRefunds, ${'openTriageToBilling'} } from '../out/index.js';`,
        ['openTriageToRefunds'],
      ],
      ['a type that is gone', `import type { Tusk } from '../out/types.js';\n${handling}`, ['Tusk']],
      [
        'a module that is gone',
        `import { x } from '../out/handoffs/refunds.js';\n${handling}`,
        ['../out/handoffs/refunds.js'],
      ],
      [
        'by a namespace',
        `import * as out from '../out/index.js';\nout.openTriageToBilling(x);\nout.gone();`,
        ['gone'],
      ],
      [
        'imported when needed',
        `const { gone, isTask: is } = await import('../out/index.js');\n(await import('../out/index.js')).lost();\n${handling}`,
        ['gone', 'lost'],
      ],
      ['in a type', `type T = import('../out/index.js').Tusk;\n${handling}`, ['Tusk']],
      ['passed on', `export { gone } from '../out/index.js';\n${handling}`, ['gone']],
    ],
  },
];

const check = (text: string | undefined) =>
  checkDrift(subjectOf({ manifest, expected, actual, sources: new Map([['src/billing.ts', text]]) }), {
    today: '2026-01-01',
  });

describe.each(rows)('$rule', ({ rule, clean, drifted }) => {
  it.each(clean)('is silent: %s', (_what, text) => {
    expect(check(text)).toEqual([]);
  });

  it.each(drifted)('speaks: %s', (_what, text, marked) => {
    const problems = check(text).filter(problem => problem.code === rule);
    expect(problems.map(({ range }) => (text ?? '').slice(range?.start, range?.end) || '')).toEqual(
      rule === 'source-missing' ? [''] : marked,
    );
  });
});

describe('files that somebody wrote beside the generated ones', () => {
  it('are theirs to import from, by any name', () => {
    const text = `import { mine } from '../out/mine.js';\nimport { more } from '../out/parts';\n${handling}`;
    const problems = checkDrift(
      subjectOf({
        manifest,
        expected,
        actual: new Map([...actual, ['out/mine.ts', 'export const mine = 1;'], ['out/parts/index.ts', '']]),
        sources: new Map([['src/billing.ts', text]]),
      }),
      { today: '2026-01-01' },
    );
    expect(problems.map(({ code }) => code)).not.toContain('source-unknown-name');
  });
});

describe('suggestions', () => {
  it('name what was probably meant', () => {
    const [problem] = check(`import { openTriageToBiling } from '../out/index.js';\n${handling}`);
    expect(problem?.message).toContain('Did you mean “openTriageToBilling”?');
  });
});

describe('findImports', () => {
  it('reads every form, and nothing in strings and comments', () => {
    const text = [
      "import a, { b, type c, d as e } from './one.js';",
      'import type {\n  f, // a comment with { g }\n} from "./two.js";',
      "export * from './three.js';",
      'const s = "import { h } from \'./four.js\'";',
      "import './five.js';",
      "// import { i } from './six.js'",
    ].join('\n');
    const found = findImports(text);
    expect(found.map(({ specifier, names }) => [specifier, names.map(({ name }) => name)])).toEqual([
      ['./one.js', ['b', 'c', 'd']],
      ['./two.js', ['f']],
      ['./three.js', []],
    ]);
    for (const { names, range, specifier } of found) {
      expect(text.slice(range.start, range.end)).toBe(specifier);
      for (const { name, range } of names) expect(text.slice(range.start, range.end)).toBe(name);
    }
  });
});
