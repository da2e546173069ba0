import { fingerprint } from '../../codegen/hash.js';
import type { Intent } from '../../contract/edit/intent.js';
import type { Manifest } from '../../contract/manifest/workflow.js';
import type { Fix } from '../../contract/problem.js';

const usual = 'fixtures';

/** Keeps a witness as a sample file, so that from now on every check tries it; samples that are not looked at yet are. */
export function keepWitness(handoff: string, witness: unknown, manifest: Manifest): Fix {
  const samples = manifest.samples ?? [];
  const text = `${JSON.stringify(witness, null, 2)}\n`;
  // A name by its content: it never takes the place of an earlier one, or of one that somebody has changed.
  const name = `${handoff}.witness-${fingerprint(text).slice(-8)}.json`;
  const known = samples
    .map(glob => join(folderOf(glob), name))
    .find(file => samples.some(g => matches(g, file)));
  const file = known ?? join(usual, name);
  const intents: readonly Intent[] = known
    ? []
    : [{ type: 'set', path: ['samples'], value: [...samples, `${usual}/*.json`] }];
  return {
    title: `Keep the counterexample as a sample (${file})`,
    ...(intents.length > 0 && { intents }),
    action: { kind: 'keep-sample', file, text },
  };
}

const join = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** The folders of a glob up to the first that is not plain. */
function folderOf(glob: string): string {
  const parts = glob.split('/').slice(0, -1);
  const wild = parts.findIndex(part => /[*?{[!]/.test(part));
  return (wild < 0 ? parts : parts.slice(0, wild)).join('/');
}

/** Whether a plain glob finds a file; of one that is not plain it is not known, so it is said not to. */
function matches(glob: string, file: string): boolean {
  if (/[[\]!()\\]/.test(glob)) return false;
  const source = glob.replace(/\*\*\/|\*\*|\*|\?|\{[^{}]*\}|[.+^$|]/g, part => {
    if (part === '**/') return '(?:.*/)?';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (!part.startsWith('{')) return `\\${part}`;
    const choices = part.slice(1, -1).split(',');
    return `(?:${choices.map(choice => choice.replace(/[.+^$|]/g, '\\$&').replace(/\*/g, '[^/]*')).join('|')})`;
  });
  return !source.includes('{') && new RegExp(`^(?:${source})$`).test(file);
}
