// Serves the canvas without VS Code until Ctrl+C: node scripts/preview.mjs [--port 5173]
import { readArgs } from './lib/args.mjs';
import { runMain } from './lib/run.mjs';
import { THEMES } from './lib/workbench.mjs';
import { startPreview } from './preview/server.mjs';

const USAGE = `usage: node scripts/preview.mjs [--port N] [--file examples/x/y.handoff.json]
Serves dist/webview.js with a host that applies edits in memory. Build first: npm run build.`;

await runMain(
  async () => {
    const { values } = readArgs(USAGE, {
      port: { type: 'string' },
      file: { type: 'string', default: 'examples/ticket-triage/ticket-triage.handoff.json' },
    });
    const preview = await startPreview({ port: Number(values.port ?? 0) });
    for (const theme of Object.keys(THEMES)) console.log(preview.address({ file: values.file, theme }));
    await new Promise(resolve => process.once('SIGINT', resolve).once('SIGTERM', resolve));
    await preview.close();
  },
  { ownSignals: true },
);
