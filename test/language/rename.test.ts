import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { planGeneration } from '../../src/codegen/plan/plan.js';
import { applyEdits, type EntityKind, type Manifest, parseManifest } from '../../src/contract/index.js';
import { namesOf } from '../../src/language/rename/generated-names.js';
import { renameInSource } from '../../src/language/rename/rename-in-source.js';
import { planRename, reachesSources } from '../../src/language/rename.js';
import { workflow } from './workflow.js';

const manifest = JSON.stringify({ ...workflow, generate: { outDir: 'src/handoffs' } }, null, 2);
const path = 'flows/tickets.handoff.json';

interface Input {
  readonly sources?: Readonly<Record<string, string>>;
  readonly manifests?: Readonly<Record<string, string>>;
}

function rename(kind: EntityKind, id: string, to: string, { sources = {}, manifests = {} }: Input = {}) {
  const plan = planRename({
    parsed: parseManifest(manifest),
    path,
    target: { kind, id },
    to,
    sources: new Map(Object.entries(sources)),
    manifests: new Map(Object.entries(manifests)),
    schemas: new Map([['shared/money.json', '{ "$defs": { "Money": { "type": "object" } } }']]),
  });
  const texts: Record<string, string> = {};
  if ('refusal' in plan) return { refusal: plan.refusal, texts, uncertain: [] };
  const before: Record<string, string> = { [path]: manifest, ...sources, ...manifests };
  for (const file of plan.files) texts[file.path] = applyEdits(before[file.path] ?? '', file.edits);
  const uncertain = plan.files.flatMap(file => file.uncertain.map(({ text }) => text));
  return { refusal: undefined, texts, uncertain };
}

const source = `import {
  openTriageToBilling, // keeps triage-to-billing
  type Task,
  type TriageToBillingEnvelope as Envelope,
} from './handoffs/index.js';
import * as handoffs from './handoffs';
import { explainTask } from './handoffs/validators.js';
import { triageToBilling } from "./handoffs/handoffs/triage-to-billing.js";
import { openTriageToBilling as other } from './others.js';

// openTriageToBilling is not renamed in comments
const title = 'openTriageToBilling';
export function handle(received: unknown): Task[] {
  const opened = openTriageToBilling(received);
  const seal = handoffs.sealTriageToBilling;
  if (message.type === 'tickets.triage-to-billing') log(\`\${openTriageToBilling.name} openTriageToBilling\`);
  log(triageToBilling.handoff === 'triage-to-billing', thing.openTriageToBilling, 'billing');
  return [opened.value as Task];
}
`;

describe('renaming a handoff', () => {
  const { texts, uncertain } = rename('handoff', 'triage-to-billing', 'charge', {
    sources: { 'flows/src/billing.ts': source },
  });

  it('follows its names into the sources that import them', () => {
    expect(texts['flows/src/billing.ts']).toBe(`import {
  openCharge, // keeps triage-to-billing
  type Task,
  type ChargeEnvelope as Envelope,
} from './handoffs/index.js';
import * as handoffs from './handoffs';
import { explainTask } from './handoffs/validators.js';
import { charge } from "./handoffs/handoffs/charge.js";
import { openTriageToBilling as other } from './others.js';

// openTriageToBilling is not renamed in comments
const title = 'openTriageToBilling';
export function handle(received: unknown): Task[] {
  const opened = openCharge(received);
  const seal = handoffs.sealCharge;
  if (message.type === 'tickets.charge') log(\`\${openCharge.name} openTriageToBilling\`);
  log(charge.handoff === 'charge', thing.openTriageToBilling, 'billing');
  return [opened.value as Task];
}
`);
    expect(uncertain).toEqual([]);
  });

  it('renames it in the manifest as the canvas does', () => {
    const json = JSON.parse(texts[path] ?? '') as typeof workflow;
    expect(Object.keys(json.handoffs)).toEqual(['charge', 'settled']);
    expect(json.agents.billing.accepts).toEqual({ charge: '^1.0.0' });
  });
});

it('renames a handoff in the manifests that share its payload', () => {
  const other =
    '{"types":{"Bill":{"$ref":"../flows/tickets.handoff.json#/handoffs/triage-to-billing/payload"}}}';
  const { texts } = rename('handoff', 'triage-to-billing', 'charge', {
    manifests: { 'other/x.handoff.json': other },
  });
  expect(texts['other/x.handoff.json']).toBe(other.replace('triage-to-billing', 'charge'));
});

describe('renaming a type', () => {
  it('follows it into sources and into the manifests that refer to it', () => {
    const other = JSON.stringify({
      types: {
        Mine: { $ref: '../flows/tickets.handoff.json#/types/Task/properties/id' },
        Task: { $ref: '#/types/Mine' },
      },
      handoffs: { x: { payload: { allOf: [{ $ref: '../flows/tickets.handoff.json#/types/Task' }] } } },
    });
    const { texts } = rename('type', 'Task', 'Job', {
      sources: { 'flows/src/billing.ts': source, 'flows/src/far.ts': "import { Task } from './other.js';\n" },
      manifests: { 'other/x.handoff.json': other },
    });
    expect(texts['flows/src/billing.ts']).toContain('  type Job,\n');
    expect(texts['flows/src/billing.ts']).toContain('import { explainJob }');
    expect(texts['flows/src/billing.ts']).toContain('return [opened.value as Job];');
    expect(texts['flows/src/far.ts']).toBeUndefined();
    expect(texts['other/x.handoff.json']).toBe(other.replaceAll('json#/types/Task', 'json#/types/Job'));
  });
});

describe('renaming what sources only name in strings', () => {
  const sources = {
    'flows/src/a.ts': `import { sealTriageToBilling } from './handoffs/index.js';\nrun('create-charge', 'review', "hot");\n`,
    'flows/src/b.ts': `import { sealSettled } from './handoffs/index.js';\nrun('create-charge');\n`,
    'flows/src/c.ts': `run('create-charge');\n`,
  };
  it('changes what an import proves, and leaves the rest to a person', () => {
    const { texts, uncertain } = rename('sideEffect', 'create-charge', 'take-money', { sources });
    expect(texts['flows/src/a.ts']).toContain("run('take-money', 'review', \"hot\")");
    expect(texts['flows/src/b.ts']).toBe(sources['flows/src/b.ts']);
    expect(texts['flows/src/c.ts']).toBeUndefined();
    expect(uncertain).toEqual(["'take-money'"]);
  });

  it('leaves words alone that may mean anything', () => {
    expect(Object.keys(rename('deadLetterQueue', 'review', 'people', { sources }).texts)).toEqual([path]);
    expect(reachesSources({ kind: 'store', id: 'hot' })).toBe(false);
  });
});

describe('a name that cannot be followed', () => {
  const names = { exports: new Map([['sealOld', 'sealNew']]), files: new Map<string, string>() };
  const follow = (code: string) => {
    const text = `import { sealOld } from './out/index.js';\n${code}\n`;
    const { edits } = renameInSource('a.ts', text, { outDir: 'out', names, literals: [] });
    return applyEdits(text, edits).split('\n').slice(0, -1);
  };
  const alias = "import { sealNew as sealOld } from './out/index.js';";
  it.each([
    'const tools = { sealOld };',
    'export { sealOld };',
    'const f = (sealOld: number) => sealOld;',
    'function f(a, sealOld) { return sealOld; }',
    'function f(sealOld: string): void {}',
    'try {} catch (sealOld) {}',
    'class A { sealOld() { return 1; } }',
    'const sealNew = 1; sealOld();',
    'let sealOld = 1;',
    'const [sealOld] = list;',
    'items.map(sealOld => sealOld)',
  ])('keeps its local name: %s', code => expect(follow(code)).toEqual([alias, code]));

  it.each([
    ['sealOld(a, b);', 'sealNew(a, b);'],
    ['const x = cond ? sealOld : sealOld(1);', 'const x = cond ? sealNew : sealNew(1);'],
    [
      'run(sealOld, [sealOld], { key: sealOld, sealOld: 1 });',
      'run(sealNew, [sealNew], { key: sealNew, sealOld: 1 });',
    ],
    ['type T = ReturnType<typeof sealOld>;', 'type T = ReturnType<typeof sealNew>;'],
    ['if (sealOld) { go(); }', 'if (sealNew) { go(); }'],
    [
      "const r = /sealOld'/; const d = a / b; sealOld(); // '",
      "const r = /sealOld'/; const d = a / b; sealNew(); // '",
    ],
    ['a.sealOld(); a?.sealOld; sealOld();', 'a.sealOld(); a?.sealOld; sealNew();'],
    ['`${sealOld(`${sealOld} sealOld`)}`', '`${sealNew(`${sealNew} sealOld`)}`'],
  ])('is followed: %s', (code, expected) =>
    expect(follow(code)).toEqual([alias.replace('sealNew as sealOld', 'sealNew'), expected]),
  );

  it('keeps what a file passes on', () => {
    const text = "export { sealOld } from './out/index.js';\n";
    const { edits } = renameInSource('a.ts', text, { outDir: 'out', names, literals: [] });
    expect(applyEdits(text, edits)).toBe("export { sealNew as sealOld } from './out/index.js';\n");
  });
});

describe('a rename that would collide', () => {
  it('is refused with the reason', () => {
    expect(rename('handoff', 'settled', 'triage-to-billing').refusal).toContain('There is already a handoff');
    expect(rename('handoff', 'settled', 'Triage_to_Billing').refusal).toContain(
      'gets the same name in generated code',
    );
    expect(rename('agent', 'triage', '1st').refusal).toContain('cannot be an id');
    expect(rename('handoff', 'settled', 'Settled').refusal).toBeUndefined();
  });
});

describe('the example', () => {
  it('follows every name of every handoff and type into its sources', () => {
    const root = 'examples/ticket-triage';
    const text = fs.readFileSync(`${root}/ticket-triage.handoff.json`, 'utf8');
    const files = ['main.ts', ...['triage', 'crm', 'billing', 'reply'].map(agent => `agents/${agent}.ts`)];
    const sources = new Map(
      files.map(file => [`src/${file}`, fs.readFileSync(`${root}/src/${file}`, 'utf8')]),
    );
    const parsed = parseManifest(text);
    const plan = planRename({
      parsed,
      path: 'ticket-triage.handoff.json',
      target: { kind: 'handoff', id: 'triage-to-billing' },
      to: 'bill',
      sources,
      manifests: new Map(),
      schemas: new Map(),
    });
    if ('refusal' in plan) throw new Error(plan.refusal);
    for (const file of plan.files.slice(1)) {
      const after = applyEdits(sources.get(file.path) ?? '', file.edits);
      expect(after.replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, ''), file.path).not.toMatch(/[tT]riageToBilling/);
    }
    expect(plan.files.map(file => file.path)).toContain('src/agents/billing.ts');
  });
});

describe('the names of generated code', () => {
  it('are all known', () => {
    const root = 'examples/ticket-triage';
    const parsed = parseManifest(fs.readFileSync(`${root}/ticket-triage.handoff.json`, 'utf8'));
    const request = {
      manifest: parsed.manifest as Manifest,
      manifestName: 'ticket-triage.handoff.json',
      files: new Map<string, string>(),
    };
    const known = namesOf(planGeneration(request, 'src/handoffs'));
    const out = `${root}/src/handoffs`;
    const modules = [
      ...['types.ts', 'validators.ts', 'zod-schemas.ts', 'json-schemas.ts'],
      ...fs.readdirSync(`${out}/handoffs`).map(file => `handoffs/${file}`),
    ];
    for (const file of modules)
      for (const [, name = ''] of fs
        .readFileSync(`${out}/${file}`, 'utf8')
        .matchAll(/^export (?:const|function|interface|type) (\w+)/gm))
        expect(known.exports, file).toContain(name);
    for (const file of fs.readdirSync(`${out}/handoffs`))
      expect(known.files).toContain(`handoffs/${file.replace('.ts', '')}`);
  });
});
