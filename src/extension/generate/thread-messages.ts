import type { GeneratedFile, GenerateRequest } from '../../codegen/request.js';
import type { Problem } from '../../contract/problem.js';

/** What a thread is asked to generate. */
export interface ThreadRequest {
  readonly id: number;
  readonly manifest: string;
  readonly request: GenerateRequest;
}

/** Its answer: the paths in order, and the texts that are not as they were in its last answer for the manifest. */
export interface ThreadAnswer {
  readonly id: number;
  readonly paths: readonly string[];
  readonly changed: readonly GeneratedFile[];
  readonly problems: readonly Problem[];
}
