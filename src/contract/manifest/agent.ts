import * as z from 'zod';
import { reference } from './scalars.js';

/** What an agent does in its workflow's pattern; which roles are allowed depends on the pattern. */
export const agentRoles = ['step', 'supervisor', 'worker', 'peer', 'orchestrator', 'human'] as const;
export type AgentRole = (typeof agentRoles)[number];

/** A specialised AI agent, or a human, that receives and emits handoffs. */
export const agentModel = z
  .looseObject({
    role: z.enum(agentRoles).meta({
      description:
        'The part it plays in the pattern: step (pipeline), supervisor or worker, peer, orchestrator; a human can stand in any pattern.',
    }),
    description: z.string().optional().meta({ description: 'What the agent is for, in one line.' }),
    model: z
      .string()
      .optional()
      .meta({ description: 'Model id that the agent runs on; travels as decision provenance.' }),
    promptVersion: z
      .string()
      .optional()
      .meta({ description: 'Version of the agent’s prompt; travels as decision provenance.' }),
    tools: z
      .array(z.string())
      .optional()
      .meta({ description: 'Names of the tools that the agent may call.' }),
    source: z
      .string()
      .optional()
      .meta({ description: 'The agent’s source file, relative to the manifest’s folder.' }),
    stores: z.array(reference('a state store')).optional().meta({
      description: 'State stores that the agent reads and writes.',
    }),
    accepts: z.record(z.string(), z.string()).optional().meta({
      description:
        'Per incoming handoff: the npm-style semver range of contract versions that the agent accepts.',
    }),
  })
  .meta({
    id: 'agent',
    description: 'A specialised AI agent (or a human) that receives and emits handoffs.',
  });
export type Agent = z.infer<typeof agentModel>;
