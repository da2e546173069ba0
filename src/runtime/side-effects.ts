/** How far a side effect can get; `pending` is written before the call is made. */
export const sideEffectStatuses = [
  'pending',
  'committed',
  'unknown',
  'compensating',
  'compensated',
  'compensation-failed',
] as const;
export type SideEffectStatus = (typeof sideEffectStatuses)[number];

/** Whether and how a side effect can be undone; a pivot is the point of no return. */
export type SideEffectClass = 'compensatable' | 'pivot' | 'retriable' | 'irreversible';

/** What a contract declares about a side effect. */
export interface SideEffectDeclaration {
  /** The system written to, such as `stripe`. */
  readonly system: string;
  readonly operation: string;
  readonly class: SideEffectClass;
  /** The inverse operation. */
  readonly compensation?: string;
}

/** One entry of the side-effect manifest: a write in another system. */
export interface SideEffectRecord<Effect extends string = string> extends SideEffectDeclaration {
  /** Names this very write; pass it on as the other system's idempotency key. */
  readonly id: string;
  /** The side effect's id in the contract. */
  readonly effect: Effect;
  readonly status: SideEffectStatus;
  /** What the other system calls the written record, once it is known. */
  readonly reference?: string;
  /** When the status was reached (RFC 3339). */
  readonly at: string;
}

const transitions: Readonly<Record<SideEffectStatus, readonly SideEffectStatus[]>> = {
  pending: ['committed', 'unknown'],
  unknown: ['committed', 'compensating', 'compensated'],
  committed: ['compensating'],
  compensating: ['compensated', 'compensation-failed'],
  'compensation-failed': ['compensating'],
  compensated: [],
};

/** Opens a record before the call is made, so that a crash between the two leaves a trace. */
export const beginSideEffect = <Effect extends string>(
  effect: Effect,
  declaration: SideEffectDeclaration,
  id: string,
  now: Date = new Date(),
): SideEffectRecord<Effect> => ({
  id,
  effect,
  ...declaration,
  status: 'pending',
  at: now.toISOString(),
});

/** Moves a record on; undefined when its status does not allow the step. */
export function advanceSideEffect<Effect extends string>(
  record: SideEffectRecord<Effect>,
  status: SideEffectStatus,
  change: { readonly reference?: string; readonly now?: Date } = {},
): SideEffectRecord<Effect> | undefined {
  if (!transitions[record.status].includes(status)) return undefined;
  const { reference, now = new Date() } = change;
  return {
    ...record,
    status,
    at: now.toISOString(),
    ...(reference !== undefined && { reference }),
  };
}

const inDoubt: ReadonlySet<SideEffectStatus> = new Set(['pending', 'unknown']);

/** What has to be undone, in which order, and what nobody but a human can settle. */
export interface CompensationPlan {
  /** Latest first. */
  readonly compensate: readonly SideEffectRecord[];
  readonly escalate: readonly SideEffectRecord[];
}

/**
 * Plans the compensation of a log of side effects (oldest first): in reverse order, never behind a committed pivot.
 * What lies behind the pivot, has no inverse, or may or may not have happened, escalates; so does what is still
 * pending, as after a crash between the call and its record.
 */
export function planCompensation(log: readonly SideEffectRecord[]): CompensationPlan {
  const open = log.filter(({ status }) => status !== 'compensated');
  const pivot = open.findLastIndex(
    record => record.class === 'pivot' || record.class === 'irreversible',
  );
  const canUndo = (record: SideEffectRecord, at: number) =>
    at > pivot && record.compensation !== undefined && !inDoubt.has(record.status);
  return {
    compensate: open.filter(canUndo).reverse(),
    escalate: open.filter((record, at) => !canUndo(record, at)),
  };
}
