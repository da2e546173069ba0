import { placeAsFan } from '../layout/fan.js';
import { startHandoff } from '../start/handoff.js';
import { manifestText } from '../start/manifest-text.js';
import { refuseBeside } from './coordinator.js';
import type { Pattern } from './pattern.js';

export const statefulOrchestrator: Pattern = {
  id: 'stateful-orchestrator',
  title: 'Stateful orchestrator',
  summary:
    'One orchestrator takes every decision as an event in a durable log, and calls the agents one by one.',
  bestFor: 'High stakes and regulated work, where every step must be audited and replayed.',
  stateStore: 'Required: an event log, from which all state follows.',
  recovery: 'Replay from the event log.',
  relativeCost: '~3×',
  roles: ['orchestrator', 'worker', 'human'],
  defaultRole: 'worker',
  coordinator: 'orchestrator',
  refuse: (graph, from, to) => refuseBeside(graph, from, to, 'orchestrator'),
  place: graph => placeAsFan(graph, 'orchestrator'),
  starter: name =>
    manifestText(name, 'stateful-orchestrator', {
      description: 'A loan application is assessed and paid out, with every decision on record.',
      checkpoints: 'log',
      eventLog: 'log',
      agents: {
        officer: {
          role: 'orchestrator',
          description: 'Decides what happens next, and records it',
          promptVersion: '1.0.0',
          stores: ['log'],
          accepts: { 'assessor-to-officer': '^1.0.0', 'cashier-to-officer': '^1.0.0' },
        },
        assessor: {
          role: 'worker',
          description: 'Assesses the applicant’s risk',
          promptVersion: '1.0.0',
          accepts: { 'officer-to-assessor': '^1.0.0' },
        },
        cashier: {
          role: 'worker',
          description: 'Reserves the money and pays it out',
          promptVersion: '1.0.0',
          accepts: { 'officer-to-cashier': '^1.0.0' },
        },
      },
      handoffs: {
        'officer-to-assessor': startHandoff('officer', 'assessor', {
          payload: { $ref: '#/types/Application' },
          deadLetter: 'review',
          completed: ['application received'],
          remaining: ['assess the risk', 'pay out'],
        }),
        'assessor-to-officer': startHandoff('assessor', 'officer', {
          payload: { $ref: '#/types/Assessment' },
          deadLetter: 'review',
          completed: ['risk assessed'],
          remaining: ['decide', 'pay out'],
        }),
        'officer-to-cashier': startHandoff('officer', 'cashier', {
          payload: { $ref: '#/types/Payout' },
          deadLetter: 'review',
          completed: ['loan approved'],
          remaining: ['pay out'],
        }),
        'cashier-to-officer': {
          ...startHandoff('cashier', 'officer', {
            payload: { $ref: '#/types/Receipt' },
            deadLetter: 'review',
            completed: ['money paid out'],
            remaining: ['close the case'],
          }),
          sideEffects: ['reserve-money'],
        },
      },
      types: {
        Application: {
          type: 'object',
          properties: {
            applicationId: { type: 'string', minLength: 1, description: 'Id of the case' },
            amountCents: { type: 'integer', minimum: 1, description: 'Amount applied for, in cents' },
            purpose: { type: 'string', description: 'What the money is for' },
          },
          required: ['applicationId', 'amountCents'],
        },
        Assessment: {
          type: 'object',
          properties: {
            applicationId: { type: 'string', minLength: 1, description: 'Id of the case' },
            risk: { enum: ['low', 'medium', 'high'], description: 'The assessor’s verdict' },
            reasons: { type: 'array', items: { type: 'string' }, description: 'What it rests on' },
          },
          required: ['applicationId', 'risk', 'reasons'],
        },
        Payout: {
          type: 'object',
          properties: {
            applicationId: { type: 'string', minLength: 1, description: 'Id of the case' },
            amountCents: { type: 'integer', minimum: 1, description: 'Amount to pay out, in cents' },
          },
          required: ['applicationId', 'amountCents'],
        },
        Receipt: {
          type: 'object',
          properties: {
            applicationId: { type: 'string', minLength: 1, description: 'Id of the case' },
            reference: { type: 'string', minLength: 1, description: 'The bank’s reference' },
          },
          required: ['applicationId', 'reference'],
        },
      },
      sideEffects: {
        'reserve-money': {
          system: 'ledger',
          operation: 'reservations.create',
          class: 'compensatable',
          compensation: 'reservations.release',
        },
      },
      stores: { log: { kind: 'postgres', table: `${name.replace(/[^A-Za-z0-9]+/g, '_')}_events` } },
      deadLetterQueues: { review: { kind: 'sqs', queue: `${name}-review`, retention: 'P14D' } },
    }),
};
