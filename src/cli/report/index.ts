import { github } from './github.js';
import { json } from './json.js';
import { junit } from './junit.js';
import type { Reporter } from './report.js';
import { sarif } from './sarif.js';
import { text } from './text.js';

/** Every output format, the default first. */
export const reporters: readonly Reporter[] = [text, json, sarif, junit, github];
