import { arrays } from './arrays.js';
import { deep } from './deep.js';
import type { Family } from './family.js';
import { loose } from './loose.js';
import { openApi } from './models.js';
import { patterns } from './patterns.js';
import { recursion } from './recursion.js';
import { unions } from './unions.js';
import { enums, numbers } from './values.js';
import { wide } from './wide.js';

/** The families, each with the sizes at which it is measured; the first is small enough for every test run. */
export const FAMILIES: {
  readonly [name: string]: { readonly make: Family; readonly sizes: readonly number[] };
} = {
  unions: { make: unions, sizes: [5, 50, 200, 300] },
  loose: { make: loose, sizes: [4, 20, 60, 200] },
  enums: { make: enums, sizes: [5, 200, 3000] },
  deep: { make: deep, sizes: [4, 30, 100] },
  wide: { make: wide, sizes: [7, 40, 200] },
  recursion: { make: recursion, sizes: [4, 30, 100] },
  patterns: { make: patterns, sizes: [4, 8, 60] },
  numbers: { make: numbers, sizes: [4, 40, 200] },
  arrays: { make: arrays, sizes: [4, 20, 100] },
  openApi: { make: openApi, sizes: [4, 30, 80] },
};
