const pattern = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const seconds = [604_800, 86_400, 3_600, 60, 1];

/** Length of an ISO 8601 duration without years and months, in milliseconds; undefined for anything else. */
export function durationMs(text: string): number | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const total = seconds.reduce((sum, unit, i) => sum + unit * Number(match[i + 1] ?? 0), 0);
  return Math.round(total * 1000);
}
