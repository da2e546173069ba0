import type { AgentRole } from '../../contract/manifest/agent.js';

/** The colours of an exported picture, each as `#rrggbb`. */
export interface PictureColors {
  readonly background: string;
  readonly text: string;
  /** Secondary words. */
  readonly dim: string;
  readonly card: string;
  readonly cardLine: string;
  /** Behind a fact on a card. */
  readonly chip: string;
  readonly edge: string;
  /** A contract field that is declared. */
  readonly declared: string;
  /** A contract field that is missing. */
  readonly missing: string;
  /** A category of state that crosses. */
  readonly state: string;
  readonly store: string;
  readonly queue: string;
  readonly roles: Readonly<Record<AgentRole, string>>;
}

/** Dark lines on white: for paper and for documents. */
export const printColors: PictureColors = {
  background: '#ffffff',
  text: '#1f2328',
  dim: '#57606a',
  card: '#ffffff',
  cardLine: '#b7bec6',
  chip: '#eef0f3',
  edge: '#57606a',
  declared: '#2e7d32',
  missing: '#8c959f',
  state: '#1a5fb4',
  store: '#8a6100',
  queue: '#b35900',
  roles: {
    step: '#1a5fb4',
    supervisor: '#6f42c1',
    orchestrator: '#6f42c1',
    worker: '#1a5fb4',
    peer: '#1a5fb4',
    human: '#2e7d32',
  },
};
