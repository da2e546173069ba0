/** The good outcome. */
export interface Success<Value> {
  readonly ok: true;
  readonly value: Value;
}

/** The bad outcome. */
export interface Failure<Problem> {
  readonly ok: false;
  readonly problem: Problem;
}

/** Either a value or the problem that stands in its way; data never makes the runtime throw. */
export type Result<Value, Problem> = Success<Value> | Failure<Problem>;

/** Wraps a value. */
export const success = <Value>(value: Value): Success<Value> => ({ ok: true, value });

/** Wraps a problem. */
export const failure = <Problem>(problem: Problem): Failure<Problem> => ({ ok: false, problem });
