import { durationPattern } from './scalars.js';

const parts = /^P(?:(\d+)W|(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?)$/;

/** Milliseconds of an ISO 8601 duration as the manifest writes it; undefined for any other text. */
export function durationMs(duration: string | undefined): number | undefined {
  if (duration === undefined || !durationPattern.test(duration)) return undefined;
  const [, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.exec(duration) ?? [];
  const hoursInAll = (Number(weeks) * 7 + Number(days)) * 24 + Number(hours);
  return ((hoursInAll * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}

/** A length of time as the shortest duration of whole units that is not shorter: `P14D`, `PT90S`. */
export function durationOf(ms: number): string {
  const units: [number, (count: number) => string][] = [
    [86_400_000, count => `P${count}D`],
    [3_600_000, count => `PT${count}H`],
    [60_000, count => `PT${count}M`],
    [1000, count => `PT${count}S`],
  ];
  for (const [unit, print] of units) if (ms >= unit * 2 || ms === unit) return print(Math.ceil(ms / unit));
  return `PT${Math.max(1, Math.ceil(ms / 1000))}S`;
}
