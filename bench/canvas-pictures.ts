/**
 * Ten workflows from 1 to 1,000 agents, nothing pinned, to be looked at in every theme:
 *
 *   npm run build && npm run bench -- canvas-pictures [--theme all] [--agents 1,2,3,5,8,12,30,100,300,1000]
 *
 * writes the manifests and a picture of each into .cache/ten-workflows.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { inRepo } from '../scripts/lib/paths.mjs';
import { tenWorkflows } from './canvas/ten-workflows.js';

const { values } = parseArgs({
  options: {
    theme: { type: 'string', default: 'all' },
    agents: { type: 'string', default: Object.keys(tenWorkflows).join(',') },
  },
});
const out = inRepo('.cache/ten-workflows');
fs.mkdirSync(out, { recursive: true });
for (const agents of values.agents.split(',')) {
  const make = tenWorkflows[agents];
  if (!make) throw new Error(`--agents takes ${Object.keys(tenWorkflows).join(', ')}`);
  const file = path.join(out, `agents-${agents.padStart(4, '0')}.handoff.json`);
  fs.writeFileSync(file, make());
  const shot = ['scripts/shot.mjs', '--preview', '--file', file, '--theme', values.theme, '--out', out];
  execFileSync(process.execPath, shot, { stdio: 'inherit' });
}
