import type { Fix } from '../../contract/problem.js';
import type { OutputFile } from '../outputs/classify.js';
import type { DriftRule } from '../rule.js';
import { reportOutputs } from './output-problems.js';

/** A generated file that nothing in the contract generates any more. */
export const outputOrphan: DriftRule = {
  id: 'output-orphan',
  severity: 'error',
  check(context) {
    // What an error leaves out of the expected files is not gone for good.
    if (!context.subject.complete) return [];
    return reportOutputs(outputOrphan, context, ['orphan', 'edited-orphan'], {
      one: file => `${file.path} is left over: nothing in the contract generates it any more.${advice(file)}`,
      many: (count, names) =>
        `${count} generated files are left over (${names}): nothing in the contract generates them any more. Delete them.`,
      fixesOf: files => files.filter(isDeletable).map(deleteOrphan),
    });
  },
};

/** What we may delete: listed in our index, and exactly as we wrote it. */
const isDeletable = (file: OutputFile): boolean => file.state === 'orphan' && file.listed;

const deleteOrphan = ({ path }: OutputFile): Fix => ({
  title: `Delete ${path}`,
  preferred: true,
  action: { kind: 'delete-orphan', file: path },
});

function advice(file: OutputFile): string {
  if (isDeletable(file)) return ' Delete it.';
  if (file.state === 'edited-orphan')
    return ' It was edited by hand, so it is not deleted for you: keep what you need, then delete it.';
  return ' The index of generated files does not list it, so it is not deleted for you.';
}
