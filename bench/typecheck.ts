// What generated code costs its readers' compiler: `tsc --noEmit --strict` over everything that is generated for many
// handoffs, against plain interfaces of the same payloads. ms of processor time. Run: npm run bench -- typecheck [count]
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { generate } from '../src/codegen/generate.js';
import { request, workflow } from './codegen/workflow.js';

const count = Number(process.argv[2]) || 1000;
const rounds = count >= 500 ? 2 : 3;
const root = path.resolve('.cache/bench-typecheck');
const tsc = path.join(
  path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin/tsc',
);
const options = {
  compilerOptions: {
    target: 'es2022',
    lib: ['es2023'],
    types: [],
    strict: true,
    module: 'nodenext',
    moduleResolution: 'nodenext',
    skipLibCheck: true,
    noEmit: true,
  },
};

function write(folder: string, files: readonly (readonly [name: string, text: string])[]): string {
  const at = path.join(root, folder);
  for (const [name, text] of [
    ...files,
    ['tsconfig.json', JSON.stringify(options)],
    ['package.json', '{"type":"module"}'],
  ] as const) {
    mkdirSync(path.dirname(path.join(at, name)), { recursive: true });
    writeFileSync(path.join(at, name), text);
  }
  return at;
}

/** Seconds of processor time, and whether it compiled. */
function check(folder: string): number {
  const before = process.resourceUsage();
  const { stdout, status } = spawnSync(
    process.execPath,
    ['--max-old-space-size=4096', '-e', measured, tsc, '-p', folder],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(stdout.slice(0, 2000));
  void before;
  return Number(/cpu (\d+)/.exec(stdout)?.[1]);
}

// The compiler in this very process would share its caches between the rounds.
const measured = `
process.on('exit', () => { const { user, system } = process.cpuUsage(); console.log('cpu ' + Math.round((user + system) / 1000)); });
process.argv.splice(1, 0, 'node'); process.argv[1] = process.argv[2]; process.argv.splice(2, 1); require(process.argv[1]);`;

rmSync(root, { recursive: true, force: true });
const { files } = await generate(request(workflow(count)));
const scripts = files.filter(file => file.path.endsWith('.ts'));
const ours = write(
  'generated',
  scripts.map(({ path: name, text }) => [name, text]),
);
const types = scripts.find(({ path: name }) => name === 'out/types.ts')?.text ?? '';
const plain = write('interfaces', [['types.ts', types]]);
const best = {
  ours: Number.POSITIVE_INFINITY,
  plain: Number.POSITIVE_INFINITY,
  nothing: Number.POSITIVE_INFINITY,
};
const nothing = write('nothing', [['types.ts', 'export {};\n']]);
for (let round = 0; round < rounds; round++) {
  best.ours = Math.min(best.ours, check(ours));
  best.plain = Math.min(best.plain, check(plain));
  best.nothing = Math.min(best.nothing, check(nothing));
}
console.log(
  `tsc --noEmit --strict, ${count} handoffs, ${(scripts.reduce((sum, { text }) => sum + text.length, 0) / 1e6).toFixed(1)} MB of TypeScript`,
);
console.table({
  'everything generated': { ms: best.ours, '÷ interfaces': (best.ours / best.plain).toFixed(1) },
  'interfaces of the payloads': { ms: best.plain, '÷ interfaces': '1.0' },
  'an empty module (the compiler itself)': {
    ms: best.nothing,
    '÷ interfaces': (best.nothing / best.plain).toFixed(1),
  },
});
