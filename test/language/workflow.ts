import { type ParsedManifest, parseManifest } from '../../src/contract/index.js';

/** A workflow with everything in it that can be named. */
export const workflow = {
  manifestVersion: 1,
  name: 'tickets',
  pattern: 'supervisor-worker',
  agents: {
    triage: { role: 'supervisor', description: 'Sorts *tickets*.', tools: ['crm.lookup'], stores: ['hot'] },
    billing: {
      role: 'worker',
      source: 'src/billing.ts',
      accepts: { 'triage-to-billing': '^1.0.0' },
      tools: ['pay'],
    },
  },
  handoffs: {
    'triage-to-billing': {
      from: 'triage',
      to: 'billing',
      version: '1.2.0',
      payload: { $ref: '#/types/Task' },
      context: { reference: { store: 'hot', ttl: 'PT24H' }, select: ['/id'] },
      sideEffects: ['create-charge'],
      failureModes: { retryable: ['RateLimited'], escalate: ['Denied'] },
      deadLetter: 'review',
      fanOut: { items: '/lines', key: '/sku' },
    },
    settled: {
      from: 'billing',
      to: 'triage',
      version: '0.3.0',
      payload: { $ref: 'shared/money.json#/$defs/Money' },
      failureModes: { retryable: ['RateLimited', 'Overloaded'], escalate: [] },
    },
  },
  types: {
    Task: {
      type: 'object',
      properties: {
        id: { type: 'string', description: 'Number of the ticket.' },
        lines: { type: 'array', items: { $ref: '#/types/Line' } },
        note: { type: 'string' },
      },
      required: ['id'],
    },
    Line: { type: 'object', properties: { sku: { type: 'string' }, count: { type: 'integer' } } },
  },
  sideEffects: { 'create-charge': { system: 'stripe', operation: 'charges.create', class: 'irreversible' } },
  stores: { hot: { kind: 'redis' } },
  deadLetterQueues: { review: { kind: 'sqs', queue: 'q' } },
  layout: { triage: { x: 0, y: 0 } },
};

/** The workflow as text. */
export const text = `${JSON.stringify(workflow, null, 2)}\n`;

/** A text whose `¦` says where the cursor is. */
export function withCursor(marked: string): { readonly parsed: ParsedManifest; readonly offset: number } {
  const offset = marked.indexOf('¦');
  if (offset < 0) throw new Error('There is no cursor in the text.');
  return { parsed: parseManifest(marked.replace('¦', '')), offset };
}

/** The workflow's text after one replacement. */
export function change(from: string | RegExp, to: string): string {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`“${from}” is not in the text.`);
  return changed;
}
