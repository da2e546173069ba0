import {
  applySeverities,
  checkManifest,
  type Manifest,
  type ParsedManifest,
  type Problem,
  type SeverityOptions,
} from '../contract/index.js';
import { toPointer } from '../schema/json.js';
import { checkDrift } from './check.js';
import { type Files, type Gathered, type GatherOptions, gather } from './gather.js';

/** Everything that is known about one workflow: its problems of every kind, and what they were found in. */
export interface Inspection {
  readonly problems: readonly Problem[];
  /** Undefined while the manifest cannot be read. */
  readonly gathered: Gathered | undefined;
}

/** How to inspect. */
export interface InspectOptions extends GatherOptions, SeverityOptions {}

/** Checks one workflow from end to end; the editor and the command line both call this, so that they say the same. */
export async function inspectWorkflow(
  parsed: ParsedManifest,
  manifestName: string,
  files: Files,
  options: InspectOptions,
): Promise<Inspection> {
  const contract = checkManifest(parsed, options);
  const manifest = unambiguousManifest(parsed);
  if (!manifest) return { problems: contract, gathered: undefined };
  const gathered = await gather(manifest, manifestName, files, options);
  const drift = [
    ...gathered.problems,
    ...gathered.generated.problems,
    ...checkDrift(gathered.subject, { today: options.today }),
  ];
  const judged = applySeverities(drift, manifest, options);
  return { problems: withoutRepeats([...contract, ...judged]), gathered };
}

/** The manifest to work from: none while the text can be read in two ways (duplicate keys, conflict markers). */
export const unambiguousManifest = (parsed: ParsedManifest): Manifest | undefined =>
  parsed.editable ? parsed.manifest : undefined;

/** The generator meets some problems that a rule has reported already: what the rule says is more helpful. */
function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  const places = new Set<string>();
  return problems.filter(({ code, severity, file, path, range }) => {
    const place = JSON.stringify([file, toPointer(path), range]);
    const key = `${code} ${place}`;
    const isNew = !seen.has(key) && !(code === 'handoff-not-generated' && places.has(place));
    seen.add(key);
    if (severity === 'error') places.add(place);
    return isNew;
  });
}
