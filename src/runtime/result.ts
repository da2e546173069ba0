/** Either a value or the problem that stands in its way; data never makes the runtime throw. */
export type Result<Value, Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

/** Wraps a value. */
export const success = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
});

/** Wraps a problem. */
export const failure = <Problem>(
  problem: Problem,
): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem,
});
