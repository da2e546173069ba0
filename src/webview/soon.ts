import type { Handoff, Manifest, Position } from '../contract/index.js';

export function autoLayout(manifest: Manifest): Record<string, Position> {
  const places: Record<string, Position> = {};
  const heads = Object.entries(manifest.agents).filter(
    ([, a]) => a.role === 'supervisor' || a.role === 'orchestrator',
  );
  const rest = Object.entries(manifest.agents).filter(
    ([, a]) => a.role !== 'supervisor' && a.role !== 'orchestrator',
  );
  rest.forEach(([id], i) => {
    places[id] = { x: 480, y: i * 150 };
  });
  heads.forEach(([id], i) => {
    places[id] = { x: 0, y: ((rest.length - 1) * 150) / 2 + i * 150 };
  });
  Object.keys(manifest.stores ?? {}).forEach((id, i) => {
    places[`store:${id}`] = { x: 30, y: (rest.length - 1) * 150 + i * 100 };
  });
  Object.keys(manifest.deadLetterQueues ?? {}).forEach((id, i) => {
    places[`queue:${id}`] = { x: 800, y: ((rest.length - 1) * 150) / 2 + i * 100 };
  });
  return { ...places, ...(manifest.layout ?? {}) };
}

export function completeness(handoff: Handoff) {
  return {
    fields: {
      schemaVersion: true,
      idempotencyKey: true,
      traceId: true,
      provenance: handoff.provenance !== undefined,
      sideEffects: handoff.sideEffects !== undefined,
      failureModes: handoff.failureModes !== undefined,
    },
    states: {
      workingMemory: handoff.workingMemory !== undefined,
      toolOutput: handoff.sideEffects !== undefined,
      provenance: handoff.provenance !== undefined,
    },
    work: handoff.work !== undefined,
  };
}

export function canConnect(
  manifest: Manifest,
  from: string,
  to: string,
): { ok: true; suggestedId: string } | { ok: false; reason: string; rule: string } {
  if (from === to) return { ok: false, reason: 'An agent cannot hand off to itself.', rule: 'self-handoff' };
  for (const handoff of Object.values(manifest.handoffs))
    if (handoff.from === from && handoff.to === to)
      return { ok: false, reason: `${from} already hands off to ${to}.`, rule: 'duplicate-handoff' };
  return { ok: true, suggestedId: `${from}-to-${to}` };
}
