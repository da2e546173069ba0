import type { Fix } from '../problem.js';
import { usualSummary } from './handoff.js';

/** Lets a summary of a usual length cross with a handoff. */
export const addSummary = (handoff: string): Fix => ({
  title: `Add a summary of ${usualSummary.minTokens}–${usualSummary.maxTokens} tokens`,
  intents: [{ type: 'set', path: ['handoffs', handoff, 'context', 'summary'], value: { ...usualSummary } }],
});
