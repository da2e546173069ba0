import type { Emitter } from '../emitter.js';
import { documentation } from './documentation.js';
import { handoffs } from './handoffs.js';
import { indexModule } from './index-module.js';
import { runtime } from './runtime.js';
import { schemas } from './schemas.js';
import { types } from './types.js';
import { validators } from './validators.js';
import { zod } from './zod.js';

/** What is generated. A new kind of file is one file here and one line below. */
export const emitters: readonly Emitter[] = [
  types,
  validators,
  zod,
  handoffs,
  indexModule,
  runtime,
  schemas,
  documentation,
];
