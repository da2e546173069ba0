import { getOwn, type JsonPath, parsePointer } from '../../schema/json.js';
import type { Manifest, Suppression } from '../manifest/workflow.js';
import type { Problem, Severity } from '../problem.js';

/** Problems that no setting can silence: they say that the text cannot be read, or that a check did not take place. */
const fixed: ReadonlySet<string> = new Set([
  'syntax-error',
  'duplicate-key',
  'merge-conflict',
  'too-deep',
  'empty-manifest',
  'not-an-object',
  'newer-manifest-version',
  'older-manifest-version',
  'rule-crashed',
  'suppression-expired',
]);

/** Severities by the codes of problems; what is `off` is not reported. */
export type Severities = Readonly<Record<string, Severity | 'off'>>;

/** The words for how bad a problem is, as settings write them. */
export const severityWords = ['error', 'warning', 'info', 'off'] as const;

/** What decides about problems besides the manifest. */
export interface SeverityOptions {
  /** Today's date, YYYY-MM-DD: suppressions expire. */
  readonly today: string;
  /** Severities that hold where the manifest sets none: of an editor's settings, or of the command line. */
  readonly severities?: Severities | undefined;
}

/** Gives problems the severities that the manifest or the settings set, and leaves out what is switched off or suppressed. */
export function applySeverities(
  problems: readonly Problem[],
  manifest: Manifest,
  { today, severities = {} }: SeverityOptions,
): Problem[] {
  const suppressions = (manifest.suppress ?? []).filter(({ expires }) => expires >= today);
  return problems.flatMap(problem => {
    if (fixed.has(problem.code)) return [problem];
    const { code } = problem;
    const set = getOwn(manifest.severity ?? {}, code) ?? getOwn(severities, code);
    const severity = set ?? problem.severity;
    if (severity === 'off' || suppressions.some(suppression => suppresses(suppression, problem))) return [];
    return [severity === problem.severity ? problem : { ...problem, severity }];
  });
}

/** True for a suppression that names the problem's code, and a place at or above it; those of single changes are drift's. */
function suppresses({ code, path, fingerprint }: Suppression, problem: Problem): boolean {
  if (code !== problem.code || fingerprint !== undefined) return false;
  const keys = path === undefined ? [] : parsePointer(path);
  return keys !== undefined && isAtOrBelow(problem.path, keys);
}

const isAtOrBelow = (path: JsonPath, keys: readonly string[]): boolean =>
  keys.every((key, i) => String(path[i]) === key && i < path.length);
