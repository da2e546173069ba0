import { placeAsFan } from '../layout/fan.js';
import { startHandoff } from '../start/handoff.js';
import { manifestText } from '../start/manifest-text.js';
import { refuseBeside } from './coordinator.js';
import type { Pattern } from './pattern.js';

export const supervisorWorker: Pattern = {
  id: 'supervisor-worker',
  title: 'Supervisor–worker',
  summary:
    'One supervisor splits the work, hands the parts to workers in parallel, and joins what they return.',
  bestFor: 'Sub-tasks that can run in parallel under one coordinator, which may become the bottleneck.',
  stateStore: 'Required: a store that all of them share.',
  recovery: 'Compensating transactions when a part fails.',
  relativeCost: 'more than 1×',
  roles: ['supervisor', 'worker', 'human'],
  defaultRole: 'worker',
  coordinator: 'supervisor',
  refuse: (graph, from, to) => refuseBeside(graph, from, to, 'supervisor'),
  place: graph => placeAsFan(graph, 'supervisor'),
  starter: name =>
    manifestText(name, 'supervisor-worker', {
      description: 'A question is split into topics, researched in parallel and answered in writing.',
      agents: {
        planner: {
          role: 'supervisor',
          description: 'Splits the question, joins the findings',
          promptVersion: '1.0.0',
          stores: ['shared'],
          accepts: { 'researcher-to-planner': '^1.0.0', 'writer-to-planner': '^1.0.0' },
        },
        researcher: {
          role: 'worker',
          description: 'Finds sources for one topic',
          promptVersion: '1.0.0',
          tools: ['search'],
          stores: ['shared'],
          accepts: { 'planner-to-researcher': '^1.0.0' },
        },
        writer: {
          role: 'worker',
          description: 'Writes the answer from the findings',
          promptVersion: '1.0.0',
          stores: ['shared'],
          accepts: { 'planner-to-writer': '^1.0.0' },
        },
      },
      handoffs: {
        'planner-to-researcher': {
          ...startHandoff('planner', 'researcher', {
            payload: { $ref: '#/types/Research' },
            deadLetter: 'review',
            completed: ['question split'],
            remaining: ['research the topics'],
          }),
          fanOut: { items: '/topics', key: '/id', maxParallel: 4, join: 'all' },
        },
        'researcher-to-planner': startHandoff('researcher', 'planner', {
          payload: { $ref: '#/types/Findings' },
          deadLetter: 'review',
          completed: ['topic researched'],
          remaining: ['join the findings'],
        }),
        'planner-to-writer': startHandoff('planner', 'writer', {
          payload: { $ref: '#/types/Outline' },
          deadLetter: 'review',
          completed: ['question split', 'findings joined'],
          remaining: ['write the answer'],
        }),
        'writer-to-planner': startHandoff('writer', 'planner', {
          payload: { $ref: '#/types/Answer' },
          deadLetter: 'review',
          completed: ['answer written'],
          remaining: ['send the answer'],
        }),
      },
      types: {
        Research: {
          type: 'object',
          properties: {
            question: { type: 'string', minLength: 1, description: 'The question to be answered' },
            topics: {
              type: 'array',
              items: {
                type: 'object',
                properties: { id: { type: 'string', minLength: 1 }, title: { type: 'string' } },
                required: ['id', 'title'],
              },
              description: 'One branch of work for each',
            },
          },
          required: ['question', 'topics'],
        },
        Findings: {
          type: 'object',
          properties: {
            topicId: { type: 'string', minLength: 1, description: 'The topic that was researched' },
            claims: { type: 'array', items: { type: 'string' }, description: 'What was found' },
            sources: { type: 'array', items: { type: 'string' }, description: 'Where it was found' },
          },
          required: ['topicId', 'claims', 'sources'],
        },
        Outline: {
          type: 'object',
          properties: {
            question: { type: 'string', minLength: 1, description: 'The question to be answered' },
            findings: {
              type: 'array',
              items: { $ref: '#/types/Findings' },
              description: 'All findings, joined',
            },
          },
          required: ['question', 'findings'],
        },
        Answer: {
          type: 'object',
          properties: {
            text: { type: 'string', minLength: 1, description: 'The answer' },
            confidence: { type: 'number', minimum: 0, maximum: 1, description: 'How sure the writer is' },
          },
          required: ['text', 'confidence'],
        },
      },
      stores: { shared: { kind: 'redis', keyPrefix: `${name}:` } },
      deadLetterQueues: { review: { kind: 'sqs', queue: `${name}-review`, retention: 'P14D' } },
    }),
};
