import { indexName } from '../../codegen/index-file.js';
import type { OutputPlan, PlannedRemoval, PlannedWrite } from './plan.js';

/** What a plan is carried out with; false where a file could not be written or deleted. */
export interface OutputActions {
  write(file: PlannedWrite): Promise<boolean>;
  remove(file: PlannedRemoval): Promise<boolean>;
}

/**
 * Carries out a plan, file by file, in an order that may break off anywhere. The index goes last, and only when all that
 * should be deleted is: a left-over file that no index lists is never deleted by any later run.
 */
export async function carryOut({ write, remove }: OutputPlan, actions: OutputActions): Promise<void> {
  for (const file of write) if (!isIndex(file)) await actions.write(file);
  let allGone = true;
  for (const file of remove) if (!(await actions.remove(file))) allGone = false;
  if (allGone) for (const file of write) if (isIndex(file)) await actions.write(file);
}

const isIndex = ({ path }: PlannedWrite): boolean => path.endsWith(`/${indexName}`);
