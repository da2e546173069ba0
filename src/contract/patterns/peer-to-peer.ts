import type { Json, JsonObject } from '../../schema/json.js';
import { placeAsRing } from '../layout/ring.js';
import { startHandoff } from '../start/handoff.js';
import { manifestText } from '../start/manifest-text.js';
import type { Pattern } from './pattern.js';

export const peerToPeer: Pattern = {
  id: 'peer-to-peer',
  title: 'Peer-to-peer',
  summary:
    'Specialists hand over to each other as the case requires; all of them read and write one durable store.',
  bestFor: 'Long-running work with several specialists; scales out, but needs disciplined schemas.',
  stateStore: 'Required: Redis (hot), DynamoDB (durable) or Postgres (relational).',
  recovery: 'Resume from the last checkpoint by trace ID.',
  relativeCost: 'more than 1×',
  roles: ['peer', 'human'],
  defaultRole: 'peer',
  // Peers may hand over to whom they like; a hop limit keeps circles finite.
  refuse: () => undefined,
  place: placeAsRing,
  starter: name =>
    manifestText(name, 'peer-to-peer', {
      description: 'An incident is diagnosed, fixed and explained by specialists who share its record.',
      hopLimit: 12,
      checkpoints: 'shared',
      agents: {
        detective: {
          role: 'peer',
          description: 'Finds out what is wrong',
          promptVersion: '1.0.0',
          tools: ['logs.search'],
          stores: ['shared'],
          accepts: { 'engineer-to-detective': '^1.0.0' },
        },
        engineer: {
          role: 'peer',
          description: 'Prepares and applies the fix',
          promptVersion: '1.0.0',
          stores: ['shared'],
          accepts: { 'detective-to-engineer': '^1.0.0' },
        },
        reporter: {
          role: 'peer',
          description: 'Tells those concerned',
          promptVersion: '1.0.0',
          stores: ['shared'],
          accepts: { 'engineer-to-reporter': '^1.0.0' },
        },
      },
      handoffs: {
        'detective-to-engineer': byReference(
          'detective',
          'engineer',
          'Diagnosis',
          ['cause found'],
          ['fix the cause'],
        ),
        'engineer-to-detective': byReference(
          'engineer',
          'detective',
          'Doubt',
          ['fix tried'],
          ['find another cause'],
        ),
        'engineer-to-reporter': byReference(
          'engineer',
          'reporter',
          'Fix',
          ['cause fixed'],
          ['report the incident'],
        ),
      },
      types: {
        Diagnosis: incidentType({
          cause: { type: 'string', minLength: 1, description: 'What is wrong' },
          confidence: { type: 'number', minimum: 0, maximum: 1, description: 'How sure the detective is' },
        }),
        Doubt: incidentType({
          objection: { type: 'string', minLength: 1, description: 'Why the cause must be another' },
        }),
        Fix: incidentType({ change: { type: 'string', minLength: 1, description: 'What was changed' } }),
      },
      stores: { shared: { kind: 'dynamodb', table: `${name}-state` } },
      deadLetterQueues: { review: { kind: 'eventbridge', bus: `${name}-review`, retention: 'P14D' } },
    }),
};

/** A handoff whose full context stays in the shared store, longer than a dead letter waits for a human. */
function byReference(
  from: string,
  to: string,
  type: string,
  completed: string[],
  remaining: string[],
): JsonObject {
  const payload = { $ref: `#/types/${type}` };
  return {
    ...startHandoff(from, to, { payload, deadLetter: 'review', completed, remaining }),
    context: { summary: { minTokens: 200, maxTokens: 500 }, reference: { store: 'shared', ttl: 'P21D' } },
  };
}

const incidentType = (properties: { [key: string]: Json }): JsonObject => ({
  type: 'object',
  properties: {
    incidentId: { type: 'string', minLength: 1, description: 'The incident that all of them work on' },
    ...properties,
  },
  required: ['incidentId', ...Object.keys(properties)],
});
