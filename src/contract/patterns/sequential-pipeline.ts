import { placeInLayers } from '../layout/layers.js';
import { startHandoff } from '../start/handoff.js';
import { manifestText } from '../start/manifest-text.js';
import type { Pattern } from './pattern.js';

export const sequentialPipeline: Pattern = {
  id: 'sequential-pipeline',
  title: 'Sequential pipeline',
  summary: 'Each agent finishes its step and hands over to the next, in one fixed order.',
  bestFor: 'Linear work whose order never changes; the cheapest to build and to run.',
  stateStore: 'Optional: state can travel in the payload.',
  recovery: 'Retry from the last completed step.',
  relativeCost: '1×',
  roles: ['step', 'human'],
  defaultRole: 'step',
  refuse(graph, from, to) {
    if ((graph.outgoing.get(from) ?? []).length > 0)
      return {
        rule: 'pipeline-single-path',
        reason: `${from} hands over already, and a pipeline does not branch. Use supervisor-worker to work in parallel.`,
      };
    if ((graph.incoming.get(to) ?? []).length > 0)
      return {
        rule: 'pipeline-single-path',
        reason: `${to} has a predecessor already: a step of a pipeline has one.`,
      };
    for (let at: string | undefined = to, seen = 0; at !== undefined && seen <= graph.agents.size; seen++) {
      if (at === from)
        return {
          rule: 'pipeline-single-path',
          reason: `${to} comes before ${from}: a pipeline does not go round in a circle.`,
        };
      at = graph.handoffs.get(graph.outgoing.get(at)?.[0] ?? '')?.to;
    }
    return undefined;
  },
  place: placeInLayers,
  starter: name =>
    manifestText(name, 'sequential-pipeline', {
      description: 'Documents are read, checked and filed, one step after the other.',
      agents: {
        reader: {
          role: 'step',
          description: 'Reads the document and extracts its fields',
          promptVersion: '1.0.0',
        },
        checker: {
          role: 'step',
          description: 'Checks the fields against the records',
          promptVersion: '1.0.0',
          accepts: { 'reader-to-checker': '^1.0.0' },
        },
        clerk: {
          role: 'step',
          description: 'Files the document and writes the receipt',
          promptVersion: '1.0.0',
          accepts: { 'checker-to-clerk': '^1.0.0' },
        },
      },
      handoffs: {
        'reader-to-checker': startHandoff('reader', 'checker', {
          payload: { $ref: '#/types/Document' },
          deadLetter: 'review',
          completed: ['fields extracted'],
          remaining: ['check the fields', 'file the document'],
        }),
        'checker-to-clerk': startHandoff('checker', 'clerk', {
          payload: { $ref: '#/types/CheckedDocument' },
          deadLetter: 'review',
          completed: ['fields extracted', 'fields checked'],
          remaining: ['file the document'],
        }),
      },
      types: {
        Document: {
          type: 'object',
          properties: {
            documentId: { type: 'string', minLength: 1, description: 'Id of the document in the archive' },
            kind: { enum: ['invoice', 'contract', 'letter'], description: 'What the document is' },
            fields: {
              type: 'object',
              additionalProperties: { type: 'string' },
              description: 'Extracted fields by name',
            },
          },
          required: ['documentId', 'kind', 'fields'],
        },
        CheckedDocument: {
          type: 'object',
          properties: {
            document: { $ref: '#/types/Document' },
            approved: { type: 'boolean', description: 'Whether every check passed' },
            remarks: { type: 'array', items: { type: 'string' }, description: 'What the checker noticed' },
          },
          required: ['document', 'approved'],
        },
      },
      deadLetterQueues: { review: { kind: 'sqs', queue: `${name}-review`, retention: 'P14D' } },
    }),
};
