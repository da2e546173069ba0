// What generated code costs its readers' compiler: `tsc --noEmit --strict` over everything that is generated for many
// handoffs, against plain interfaces of the same payloads. Run: npm run bench -- typecheck [count]
// Processor time: of the compiler's own thread, which is what a build waits for where the machine has nothing else to do, and
// of all threads, which adds the collection of garbage beside it.
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

interface Cost {
  readonly thread: number;
  readonly all: number;
}

/** Milliseconds of processor time; throws where it did not compile. */
function check(folder: string): Cost {
  const args = ['--max-old-space-size=4096', '-e', measured, tsc, '-p', folder];
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout.slice(0, 2000));
  const [, thread, all] = /cpu (\d+) (\d+)/.exec(stdout) ?? [];
  return { thread: Number(thread), all: Number(all) };
}

// The compiler in this very process would share its caches between the rounds. Where the system does not tell threads
// apart, all of them count as one.
const measured = `
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const all = Math.round((user + system) / 1000);
  let thread = all;
  try {
    const file = '/proc/self/task/' + process.pid + '/schedstat';
    thread = Math.round(Number(require('fs').readFileSync(file, 'utf8').split(' ')[0]) / 1e6);
  } catch {}
  console.log('cpu ' + thread + ' ' + all);
});
process.argv.splice(1, 0, 'node'); process.argv[1] = process.argv[2]; process.argv.splice(2, 1); require(process.argv[1]);`;

const least = (a: Cost, b: Cost): Cost => ({
  thread: Math.min(a.thread, b.thread),
  all: Math.min(a.all, b.all),
});
const unknown: Cost = { thread: Number.POSITIVE_INFINITY, all: Number.POSITIVE_INFINITY };

rmSync(root, { recursive: true, force: true });
const { files } = await generate(request(workflow(count)));
const scripts = files.filter(file => file.path.endsWith('.ts'));
const ours = write(
  'generated',
  scripts.map(({ path: name, text }) => [name, text]),
);
const types = scripts.find(({ path: name }) => name === 'out/types.ts')?.text ?? '';
const plain = write('interfaces', [['types.ts', types]]);
const nothing = write('nothing', [['types.ts', 'export {};\n']]);
const best = { ours: unknown, plain: unknown, nothing: unknown };
for (let round = 0; round < rounds; round++) {
  best.ours = least(best.ours, check(ours));
  best.plain = least(best.plain, check(plain));
  best.nothing = least(best.nothing, check(nothing));
}
console.log(
  `tsc --noEmit --strict, ${count} handoffs, ${(scripts.reduce((sum, { text }) => sum + text.length, 0) / 1e6).toFixed(1)} MB of TypeScript`,
);
const row = ({ thread, all }: Cost) => ({
  'ms, own thread': thread,
  'ms, all threads': all,
  '÷ interfaces': (all / best.plain.all).toFixed(1),
});
console.table({
  'everything generated': row(best.ours),
  'interfaces of the payloads': row(best.plain),
  'an empty module (the compiler itself)': row(best.nothing),
});
