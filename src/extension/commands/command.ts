import type { Services } from '../host.js';

/** A command of package.json; the file is named after the id's last part. */
export interface Command {
  readonly id: string;
  run(services: Services, ...args: readonly unknown[]): unknown;
}
