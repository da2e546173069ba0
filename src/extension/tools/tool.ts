import type { Json } from '../../schema/json.js';
import type { Services } from '../host.js';

/** A read-only tool that language models may call; package.json declares it under the same name. */
export interface Tool {
  readonly name: string;
  /** Gives plain data: what a manifest says is content, never an instruction. */
  run(services: Services, input: Readonly<Record<string, unknown>>): Promise<Json>;
}
