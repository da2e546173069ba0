import { patternOf } from '../contract/index.js';
import type { AgentRole } from '../contract/manifest/agent.js';
import type { PatternId } from '../contract/manifest/workflow.js';
import { roleWords } from '../picture/words.js';
import type { PaletteItem } from './canvas/drop.js';

/** One row of the palette. */
export interface PaletteEntry {
  readonly item: PaletteItem;
  readonly word: string;
  /** The key that adds it, a lower-case letter. */
  readonly key: string;
  readonly help: string;
}

const roleKeys: Readonly<Record<AgentRole, string>> = {
  step: 't',
  supervisor: 'u',
  worker: 'w',
  peer: 'p',
  orchestrator: 'o',
  human: 'h',
};

const roleHelp: Readonly<Record<AgentRole, string>> = {
  step: 'One step of the line: takes over from one agent, hands over to the next',
  supervisor: 'Splits the work, hands it out, joins the results',
  worker: 'Does one part of the work and reports back',
  peer: 'A specialist that shares state with the others',
  orchestrator: 'Decides each next step and writes the event log',
  human: 'A person who reviews, approves or decides',
};

/** The agents that a workflow of this pattern may get. */
export const agentEntries = (pattern: PatternId): readonly PaletteEntry[] =>
  patternOf(pattern).roles.map(role => ({
    item: role,
    word: roleWords[role],
    key: roleKeys[role],
    help: roleHelp[role],
  }));

/** Where state lives. */
export const stateEntries: readonly PaletteEntry[] = [
  {
    item: 'store',
    word: 'State store',
    key: 's',
    help: 'Where full context, checkpoints or the event log live',
  },
  {
    item: 'deadLetterQueue',
    word: 'Dead letters',
    key: 'd',
    help: 'Takes handoffs that exhausted their retries, for a human to review',
  },
];

/** The roles that may follow an agent when a handoff is dropped on empty canvas. */
export const followers = (pattern: PatternId): readonly PaletteEntry[] =>
  agentEntries(pattern).filter(({ item }) => item !== patternOf(pattern).coordinator);
