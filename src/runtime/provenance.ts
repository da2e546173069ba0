/** A call of a tool, as the audit trail keeps it. */
export interface ToolCall {
  readonly name: string;
  readonly arguments?: unknown;
  /** How it ended. */
  readonly status?: 'ok' | 'error';
}

/** Decision provenance: why the upstream agent chose this branch. */
export interface Provenance {
  /** Model and version that decided. */
  readonly model?: string;
  readonly promptVersion?: string;
  /** In the order in which they were made. */
  readonly toolCalls?: readonly ToolCall[];
  /** Confidence signals by name, each from 0 to 1. */
  readonly confidence?: Readonly<Record<string, number>>;
  /** Why this branch, in words. */
  readonly reason?: string;
}

/** A field of decision provenance that a contract may require. */
export type ProvenanceField = keyof Provenance;

/** Decision provenance of which some fields must be there. */
export type RequireProvenance<Field extends ProvenanceField> = Provenance & {
  readonly [Name in Field]-?: Exclude<Provenance[Name], undefined>;
};
