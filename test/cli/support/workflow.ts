/** A small workflow’s manifest as text, free of problems; `change` edits it before it is printed. */
// biome-ignore lint/suspicious/noExplicitAny: tests reach anywhere into it.
export function workflowText(change: (json: Record<string, any>) => void = () => undefined): string {
  const json = {
    manifestVersion: 1,
    name: 'triage',
    description: 'Sorts tickets.',
    pattern: 'sequential-pipeline',
    agents: {
      triage: { role: 'step', description: 'Sorts.' },
      billing: { role: 'step', description: 'Bills.', accepts: { 'triage-to-billing': '^1.0.0' } },
    },
    handoffs: {
      'triage-to-billing': {
        from: 'triage',
        to: 'billing',
        version: '1.2.0',
        description: 'Asks for a charge.',
        payload: { $ref: '#/types/Task' },
        context: { summary: { minTokens: 200, maxTokens: 500 } },
        workingMemory: { type: 'object', description: 'Notes.', properties: { notes: { type: 'string' } } },
        provenance: { require: ['model', 'promptVersion', 'toolCalls'] },
        sideEffects: [],
        failureModes: { retryable: ['RateLimited'], escalate: ['PolicyViolation'] },
        work: { completed: ['classified'], remaining: ['charge'] },
        retry: { maxAttempts: 3, initial: 'PT1S', backoff: 2, max: 'PT30S', jitter: true },
        deadLetter: 'review',
        health: { p95LatencyMs: 2000, retryRate: 0.02, schemaViolationRate: 0 },
      },
    },
    types: {
      Task: {
        type: 'object',
        title: 'Task',
        description: 'What to charge.',
        properties: {
          id: { type: 'string', description: 'Ticket.' },
          amount: { type: 'integer', minimum: 0, description: 'Cents.' },
        },
        required: ['id'],
        additionalProperties: false,
      },
    },
    deadLetterQueues: { review: { kind: 'sqs', queue: 'triage-review' } },
    generate: { outDir: 'out', languages: ['typescript', 'json-schema'] },
  };
  change(json);
  return `${JSON.stringify(json, null, 2)}\n`;
}
