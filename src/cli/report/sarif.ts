import { sha256 } from '../../codegen/sha256.js';
import type { Severity } from '../../contract/problem.js';
import { toPointer } from '../../schema/json.js';
import type { Region } from '../text-position.js';
import type { ReportedProblem, Reporter } from './report.js';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** SARIF 2.1.0 (OASIS), as code-scanning services read it. */
export const sarif: Reporter = {
  id: 'sarif',
  render(report, { version }) {
    const codes = [...new Set(report.problems.map(({ problem }) => problem.code))].sort();
    const log = {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'handoff',
              version,
              semanticVersion: version,
              rules: codes.map(id => ({
                id,
                shortDescription: { text: id.replaceAll('-', ' ') },
                help: { text: `See docs/rules/${id}.md: what it means, why it matters, how to fix it.` },
              })),
            },
          },
          columnKind: 'utf16CodeUnits',
          artifacts: report.manifests.map(manifest => ({ location: { uri: encodePath(manifest) } })),
          results: report.problems.map(found => toResult(found, codes)),
        },
      ],
    };
    return `${JSON.stringify(log, null, 2)}\n`;
  },
};

function toResult(found: ReportedProblem, codes: readonly string[]) {
  const { problem, file, region } = found;
  // A place in another commit has no location in the tree that is scanned.
  const related = found.related.filter(({ isInBaseline }) => !isInBaseline);
  return {
    ruleId: problem.code,
    ruleIndex: codes.indexOf(problem.code),
    level: levels[problem.severity],
    message: { text: problem.message },
    locations: [toLocation(file, region)],
    ...(related.length > 0 && {
      relatedLocations: related.map((place, id) => ({
        id,
        message: { text: place.message },
        ...toLocation(place.file, place.region),
      })),
    }),
    // The same finding keeps its identity when lines above it move.
    partialFingerprints: {
      'handoffProblem/v1': sha256(JSON.stringify([problem.code, file, toPointer(problem.path)])),
    },
    ...(problem.witness !== undefined && { properties: { witness: problem.witness } }),
  };
}

const toLocation = (file: string, region: Region) => ({
  physicalLocation: {
    artifactLocation: {
      uri: encodePath(file),
      ...(!/^(\/|[A-Za-z]:)/.test(file) && { uriBaseId: '%SRCROOT%' }),
    },
    region,
  },
});

/** Lone surrogates have no percent-encoding. */
const encodePath = (path: string): string =>
  encodeURI(path.replaceAll(/\p{Surrogate}/gu, '\ufffd'))
    .replaceAll('#', '%23')
    .replaceAll('?', '%3F');
