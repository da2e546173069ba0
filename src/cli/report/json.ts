import { countProblems, type Reporter } from './report.js';

/** One JSON document for tools; its shape is documented in `docs/cli.md` and only grows. */
export const json: Reporter = {
  id: 'json',
  render(report, { version }) {
    const { error, warning, info } = countProblems(report);
    const problems = report.problems.map(({ problem, file, region, related }) => ({
      code: problem.code,
      severity: problem.severity,
      message: problem.message,
      file,
      ...region,
      path: problem.path,
      ...(problem.witness !== undefined && { witness: problem.witness }),
      ...(related.length > 0 && {
        related: related.map(place => ({ message: place.message, file: place.file, ...place.region })),
      }),
      ...(problem.fixes?.length && { fixes: problem.fixes.map(({ title }) => title) }),
    }));
    const document = {
      tool: 'handoff',
      version,
      manifests: report.manifests,
      summary: { errors: error, warnings: warning, infos: info },
      problems,
      ...(report.outputs && { outputs: report.outputs }),
    };
    return `${JSON.stringify(document, null, 2)}\n`;
  },
};
