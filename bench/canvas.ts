/**
 * Frame times of the canvas against a bare React Flow page with plain nodes and edges, same places, same window, in the
 * same run and in turns: first drawing, drag, pan and zoom, with everything in view and zoomed in.
 *
 *   npm run build && npm run bench -- canvas [--agents 100,500,1000,2000] [--rounds 4] [--gestures drag,pan,zoom]
 */
import { parseArgs } from 'node:util';
import type { Gesture } from './canvas/measure.js';
import { type Cost, type Side, startBare, startOurs, type Views } from './canvas/pages.js';
import { headOf, mean, median, printRow, type Row } from './canvas/table.js';
import { workflowOf } from './canvas/workflow.js';

const { values } = parseArgs({
  options: {
    agents: { type: 'string', default: '100,500,1000,2000' },
    rounds: { type: 'string', default: '4' },
    gestures: { type: 'string', default: 'drag,pan,zoom' },
    views: { type: 'string', default: 'all,near' },
  },
});
const sizes = values.agents.split(',').map(Number);
const rounds = Number(values.rounds);
const gestures = values.gestures.split(',') as Gesture[];
const views = values.views.split(',') as Views[];

const ours = await startOurs();
const bare = await startBare();
/** Ours and theirs in turns, and each first as often as the other: what else the machine does weighs on both alike. */
async function inTurns<T>(ask: (side: Side) => Promise<T>): Promise<{ ours: T[]; bare: T[] }> {
  const answers: { ours: T[]; bare: T[] } = { ours: [], bare: [] };
  for (let round = 0; round < rounds; round++)
    for (const name of round % 2 === 0 ? (['bare', 'ours'] as const) : (['ours', 'bare'] as const))
      answers[name].push(await ask(name === 'ours' ? ours : bare));
  return answers;
}

const framesOf = (costs: readonly Cost[]): number[] => costs.flatMap(({ frames }) => frames);
const cpuOf = (costs: readonly Cost[]): number => mean(costs.map(({ cpu }) => cpu));
let worst: Row | undefined;
try {
  for (const agents of sizes) {
    const text = workflowOf(agents);
    const handoffs = Object.keys(JSON.parse(text).handoffs).length;
    console.log(`\n**${agents} agents, ${handoffs} handoffs**, ${rounds} rounds\n\n${headOf}`);
    const opened = await inTurns(side => side.open(text));
    printRow({ what: 'first drawing', ours: [median(opened.ours)], bare: [median(opened.bare)] });
    for (const view of views) {
      for (const side of [bare, ours]) await side.show(view);
      for (const gesture of gestures) {
        const costs = await inTurns(side => side.measure(gesture));
        const row: Row = {
          what: `${gesture}, ${view === 'all' ? 'everything in view' : 'zoomed in'}`,
          ours: framesOf(costs.ours),
          bare: framesOf(costs.bare),
          cpu: { ours: cpuOf(costs.ours), bare: cpuOf(costs.bare) },
        };
        printRow(row);
        if (!worst || mean(row.ours) / mean(row.bare) > mean(worst.ours) / mean(worst.bare)) worst = row;
      }
    }
  }
  if (worst)
    console.log(
      `\nworst frame time: ${(mean(worst.ours) / mean(worst.bare)).toFixed(2)} of the bare page's (${worst.what}); the target is at most 1.0`,
    );
} finally {
  await ours.close();
  await bare.close();
}
