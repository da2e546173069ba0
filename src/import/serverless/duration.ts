import { durationMs } from '../../contract/manifest/duration.js';
import { isObject, type Json } from '../../schema/json.js';

const units: Readonly<Record<string, number>> = {
  days: 86_400_000,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1000,
  milliseconds: 1,
};

/** A duration of a Serverless Workflow, ISO 8601 or `{ seconds: 3 }`, in milliseconds. */
export function msOf(duration: Json | undefined): number | undefined {
  if (typeof duration === 'string') return durationMs(duration);
  if (!isObject(duration)) return undefined;
  let total = 0;
  for (const [unit, ms] of Object.entries(units)) {
    const count = duration[unit];
    if (typeof count === 'number' && count >= 0 && count < 1e6) total += count * ms;
  }
  return total;
}
