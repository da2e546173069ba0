/** A valid workflow of three agents, in the given style of text. */
export function sampleManifest({ indent = '  ', eol = '\n', final = true } = {}): string {
  const text = JSON.stringify(sample, null, indent).replaceAll('\n', eol);
  return final ? text + eol : text;
}

const payload = {
  type: 'object',
  properties: { customerId: { type: 'string' }, amount: { type: 'integer', minimum: 0 } },
  required: ['customerId'],
};

const contract = {
  payload,
  provenance: { require: ['model'] },
  sideEffects: [],
  failureModes: { retryable: ['RateLimited'], escalate: ['PolicyViolation'] },
};

const sample = {
  manifestVersion: 1,
  name: 'sample',
  pattern: 'sequential-pipeline',
  agents: {
    intake: { role: 'step', description: 'Reads what comes in' },
    review: { role: 'step' },
    archive: { role: 'step' },
  },
  handoffs: {
    'intake-to-review': { from: 'intake', to: 'review', version: '1.0.0', ...contract },
    'review-to-archive': { from: 'review', to: 'archive', version: '1.0.0', ...contract },
  },
  layout: {
    intake: { x: 0, y: 0 },
    review: { x: 320, y: 0 },
    archive: { x: 640, y: 0 },
  },
};
