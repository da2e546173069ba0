import type { PatternId } from '../manifest/workflow.js';
import type { Pattern } from './pattern.js';
import { peerToPeer } from './peer-to-peer.js';
import { sequentialPipeline } from './sequential-pipeline.js';
import { statefulOrchestrator } from './stateful-orchestrator.js';
import { supervisorWorker } from './supervisor-worker.js';

/** The four patterns, cheapest first. */
export const patterns: readonly Pattern[] = [
  sequentialPipeline,
  supervisorWorker,
  peerToPeer,
  statefulOrchestrator,
];

const byId = new Map<PatternId, Pattern>(patterns.map(pattern => [pattern.id, pattern]));

/** The pattern of an id; the model admits no others, and the cheapest stands in for what slips through. */
export const patternOf = (id: PatternId): Pattern => byId.get(id) ?? sequentialPipeline;
