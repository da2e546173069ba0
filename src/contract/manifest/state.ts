import * as z from 'zod';
import { duration } from './scalars.js';

/** Where workflow state lives. */
export const storeKinds = ['memory', 'redis', 'dynamodb', 'postgres'] as const;
export type StoreKind = (typeof storeKinds)[number];

/** Kinds of store that survive a process restart without further set-up. */
export const durableStoreKinds: readonly StoreKind[] = ['redis', 'dynamodb', 'postgres'];

/** A state store. */
export const storeModel = z
  .looseObject({
    kind: z.enum(storeKinds).meta({
      description:
        'memory (tests), redis (hot state), dynamodb (durable state), postgres (relational; PGlite embedded or a server).',
    }),
    description: z.string().optional(),
    keyPrefix: z.string().optional().meta({ description: 'Prefix of every key that the workflow writes.' }),
    table: z.string().optional().meta({ description: 'Table name (dynamodb, postgres).' }),
    ttl: duration.optional().meta({ description: 'How long entries live unless a handoff says otherwise.' }),
  })
  .meta({ id: 'store', description: 'A state store: memory, Redis, DynamoDB or Postgres.' });
export type Store = z.infer<typeof storeModel>;

export const deadLetterQueueKinds = ['memory', 'sqs', 'eventbridge'] as const;

/** A dead-letter queue. */
export const deadLetterQueueModel = z
  .looseObject({
    kind: z.enum(deadLetterQueueKinds).meta({ description: 'memory (tests), sqs or eventbridge.' }),
    description: z.string().optional(),
    queue: z.string().optional().meta({ description: 'Queue name (sqs).' }),
    bus: z.string().optional().meta({ description: 'Event bus name (eventbridge).' }),
    retention: duration.optional().meta({ description: 'How long a record waits for a human.' }),
  })
  .meta({
    id: 'deadLetterQueue',
    description: 'Takes payloads that exhausted their retry budget, for human review.',
  });
export type DeadLetterQueue = z.infer<typeof deadLetterQueueModel>;

export const sideEffectClasses = ['compensatable', 'pivot', 'retriable', 'irreversible'] as const;

/** A committed write in another system. */
export const sideEffectModel = z
  .looseObject({
    system: z
      .string()
      .min(1)
      .meta({ description: 'The system written to: stripe, salesforce, hubspot, dynamodb, …' }),
    operation: z.string().min(1).meta({ description: 'What is done there, e.g. charges.create.' }),
    description: z.string().optional(),
    class: z.enum(sideEffectClasses).meta({
      description:
        'compensatable (has an inverse), pivot (the point of no return), retriable (safe to repeat after the pivot), irreversible.',
    }),
    compensation: z.string().optional().meta({ description: 'The inverse operation, e.g. refunds.create.' }),
  })
  .meta({ id: 'sideEffect', description: 'A committed write in another system, and its inverse.' });
export type SideEffect = z.infer<typeof sideEffectModel>;
