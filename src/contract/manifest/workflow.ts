import * as z from 'zod';
import { agentModel } from './agent.js';
import { handoffModel } from './handoff.js';
import { layoutModel } from './layout.js';
import { reference } from './scalars.js';
import { schemaModel } from './schema-type.js';
import { deadLetterQueueModel, sideEffectModel, storeModel } from './state.js';

/** The format of the manifest that this version reads and writes. */
export const manifestVersion = 1;

/** The four patterns, cheapest first. */
export const patternIds = [
  'sequential-pipeline',
  'supervisor-worker',
  'peer-to-peer',
  'stateful-orchestrator',
] as const;
export type PatternId = (typeof patternIds)[number];

export const languages = ['typescript', 'json-schema'] as const;

/** What is generated, and where. */
export const generateModel = z
  .looseObject({
    outDir: z
      .string()
      .min(1)
      .meta({ description: 'Folder for generated files, relative to the manifest’s folder.' }),
    languages: z
      .array(z.enum(languages))
      .default(['typescript', 'json-schema'])
      .meta({ description: 'What is generated.' }),
    engine: z
      .enum(['embedded'])
      .default('embedded')
      .meta({ description: 'Which runtime generated code carries with it.' }),
  })
  .meta({ id: 'generate' });

/** A problem that the team has decided to live with, for a stated time. */
export const suppressionModel = z
  .looseObject({
    code: z.string().min(1).meta({ description: 'The problem’s code.' }),
    path: z
      .string()
      .regex(/^(?:$|\/(?:[^~]|~[01])*$)/)
      .optional()
      .meta({ description: 'JSON Pointer below which it is suppressed; everywhere without it.' }),
    fingerprint: z.string().optional().meta({ description: 'The one change that is suppressed.' }),
    reason: z.string().min(1).meta({ description: 'Why it is right to live with it.' }),
    expires: z.iso.date().meta({ description: 'Last day (YYYY-MM-DD) on which it is suppressed.' }),
  })
  .meta({ id: 'suppression' });

/** The whole manifest: one workflow. Every object is loose: unknown keys survive and are reported as information. */
export const manifestModel = z
  .looseObject({
    $schema: z.string().optional().meta({ description: 'Ignored; lets other editors find the schema.' }),
    manifestVersion: z.literal(manifestVersion).meta({ description: 'Format of this file.' }),
    name: z
      .string()
      .regex(
        /^[A-Za-z][A-Za-z0-9._-]{0,99}$/,
        'must start with a letter and hold only letters, digits, ".", "_" and "-"',
      )
      .meta({ description: 'The workflow’s name; appears in generated code and in every envelope.' }),
    description: z.string().optional().meta({ description: 'What the workflow does, in one line.' }),
    pattern: z.enum(patternIds).meta({ description: 'How control moves between the agents.' }),
    hopLimit: z.int().min(1).optional().meta({
      description: 'Most handoffs in one run; required where handoffs form a cycle.',
    }),
    checkpoints: reference('the store that keeps a checkpoint after every successful step').optional(),
    eventLog: reference('the durable store that holds the event log').optional(),
    agents: z.record(z.string(), agentModel).meta({ description: 'The agents, keyed by id.' }),
    handoffs: z.record(z.string(), handoffModel).meta({ description: 'The handoffs, keyed by id.' }),
    types: z
      .record(z.string(), schemaModel)
      .optional()
      .meta({ description: 'Named payload types, JSON Schema 2020-12.' }),
    sideEffects: z
      .record(z.string(), sideEffectModel)
      .optional()
      .meta({ description: 'Side effects that agents may commit, keyed by id.' }),
    stores: z.record(z.string(), storeModel).optional().meta({ description: 'State stores, keyed by id.' }),
    deadLetterQueues: z
      .record(z.string(), deadLetterQueueModel)
      .optional()
      .meta({ description: 'Dead-letter queues, keyed by id.' }),
    formats: z.enum(['annotation', 'assert']).optional().meta({
      description:
        'Whether JSON Schema “format” is checked; one switch for checker, validators and types. Default: annotation.',
    }),
    compatibility: z
      .looseObject({
        openObjects: z.enum(['any', 'declared-only']).default('any').meta({
          description:
            'Whether producers may send undeclared fields of open objects when compatibility is judged.',
        }),
      })
      .optional()
      .meta({ description: 'How compatibility between versions is judged.' }),
    samples: z.array(z.string()).optional().meta({
      description:
        'Globs of recorded payloads or envelopes (JSON, JSONL), relative to the manifest’s folder; checked for drift.',
    }),
    severity: z
      .record(z.string(), z.enum(['error', 'warning', 'info', 'off']))
      .optional()
      .meta({
        description: 'Severity per problem code.',
      }),
    suppress: z
      .array(suppressionModel)
      .optional()
      .meta({ description: 'Problems that are suppressed, each with reason and expiry.' }),
    generate: generateModel.optional().meta({ description: 'What code is generated, and where.' }),
    layout: layoutModel.optional(),
  })
  .meta({
    id: 'manifest',
    title: 'Handoff workflow',
    description: 'One workflow: agents, handoffs, pattern, stores.',
  });

export type Manifest = z.infer<typeof manifestModel>;
export type Suppression = z.infer<typeof suppressionModel>;
