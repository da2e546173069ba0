import type { ChangeCategory, WorkflowChange } from '../../contract/diff/change.js';
import type { EntityRef } from '../../contract/edit/intent.js';
import { entityWords } from '../../contract/index.js';
import type { ChangeSign } from '../../picture/flow.js';
import type { ComparisonMessage, SideName } from '../../protocol.js';

type EdgeVerdict = ComparisonMessage['verdicts'][number];

/** Everything that is shown to have changed about one entity, or about the workflow itself. */
export interface ChangeGroup {
  /** `agent:triage`; `workflow` for the workflow itself. */
  readonly key: string;
  readonly target: EntityRef | undefined;
  /** `Handoff`, `State store`, … */
  readonly kindWord: string;
  readonly name: string;
  /** What it is called in the earlier version, where that is another name. */
  readonly was: string | undefined;
  readonly sign: ChangeSign;
  readonly changes: readonly WorkflowChange[];
  /** What a handoff's changes mean to its two agents. */
  readonly verdict: EdgeVerdict | undefined;
}

/** The key of an entity's group. */
export const groupKey = (target: EntityRef | undefined): string =>
  target ? `${target.kind}:${target.id}` : 'workflow';

type Changes = Pick<ComparisonMessage, 'changes' | 'verdicts'>;

/** Groups the changes of the shown categories by what they are about, in the order in which they came. */
export function groupChanges(
  { changes, verdicts }: Changes,
  shown: ReadonlySet<ChangeCategory>,
): readonly ChangeGroup[] {
  const byKey = new Map<string, { target: EntityRef | undefined; changes: WorkflowChange[] }>();
  const open = (target: EntityRef | undefined) => {
    const key = groupKey(target);
    const entry = byKey.get(key) ?? { target, changes: [] };
    byKey.set(key, entry);
    return entry;
  };
  for (const change of changes) if (shown.has(change.category)) open(change.target).changes.push(change);
  // A file that a payload refers to can change the contract while the manifest says the same.
  if (shown.has('contract'))
    for (const { handoff, changes: judged } of verdicts)
      if (judged.length > 0) open({ kind: 'handoff', id: handoff });
  // Also where renaming itself is not shown: the left side draws it under its old name.
  const names = new Map(changes.flatMap(({ target, was }) => (was ? [[groupKey(target), was]] : [])));
  const verdictOf = new Map(verdicts.map(verdict => [verdict.handoff, verdict]));
  return [...byKey].map(([key, { target, changes: own }]) => ({
    key,
    target,
    was: names.get(key),
    kindWord: capital(target ? entityWords[target.kind] : 'workflow'),
    name: target?.id ?? '',
    sign: signOf(target, own),
    changes: own,
    verdict:
      target?.kind === 'handoff' && hasMeaning(own, shown)
        ? verdictOf.get(names.get(key) ?? target.id)
        : undefined,
  }));
}

/** A verdict is about the contract, and about handoffs that came or went. */
const hasMeaning = (changes: readonly WorkflowChange[], shown: ReadonlySet<ChangeCategory>): boolean =>
  shown.has('contract') || changes.some(({ category }) => category === 'wiring');

/** How the group's entity is marked: what came or went is that, whatever else is said of it. */
function signOf(target: EntityRef | undefined, changes: readonly WorkflowChange[]): ChangeSign {
  const whole = target && changes.find(({ path, kind }) => path.length === 2 && kind !== 'changed');
  if (whole?.kind === 'renamed')
    return changes.every(each => each === whole || each.category === 'layout') ? 'renamed' : 'changed';
  if (whole && whole.category !== 'layout') return whole.kind;
  return changes.length > 0 && changes.every(({ category }) => category === 'layout') ? 'moved' : 'changed';
}

/** The same entity as a side knows it: on the left, renamed ones by their old name. */
export function targetOn(side: SideName, { target, was }: ChangeGroup): EntityRef | undefined {
  return target && was !== undefined && side === 'before' ? { ...target, id: was } : target;
}

/** How many changes each category has. */
export function countChanges({
  changes,
}: Pick<Changes, 'changes'>): Readonly<Record<ChangeCategory, number>> {
  const counts = { contract: 0, wiring: 0, layout: 0 };
  for (const { category } of changes) counts[category]++;
  return counts;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A verdict in a word, and what it asks of the version; undefined where that is nothing. */
export function verdictWords({ verdict, bump, was, version, required, enough }: EdgeVerdict): {
  readonly word: string;
  readonly version: string | undefined;
} {
  const word = { breaking: 'Breaking', compatible: 'Compatible', undecided: 'Undecided' }[verdict];
  if (required === undefined || bump === 'none') return { word, version: undefined };
  const step = was === version ? `Version ${version}` : `Version ${was} → ${version}`;
  return {
    word,
    version: enough
      ? `${step} is enough: a ${bump} change needs ${required}`
      : `${step} is not enough: a ${bump} change needs ${required}`,
  };
}

/** A group in one breath, for screen readers. */
export function groupWords({ kindWord, name, sign, changes, verdict }: ChangeGroup): string {
  const said = verdict && verdictWords(verdict);
  return [
    `${kindWord} ${name} ${sign}`,
    ...(said ? [[said.word, said.version].filter(Boolean).join(', ')] : []),
    ...changes.map(({ words }) => words),
  ].join('. ');
}
