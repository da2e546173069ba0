import { isMultipleOf } from '../decimal.js';
import { getOwn } from '../json.js';
import type { KeywordCompiler } from './run.js';

const numeric =
  (
    keyword: string,
    accepts: (value: number, limit: number) => boolean,
    message: (limit: number) => string,
    valid: (limit: number) => boolean = () => true,
  ): KeywordCompiler =>
  site => {
    const limit = getOwn(site.schema, keyword);
    if (typeof limit !== 'number' || !valid(limit)) return undefined;
    return (value, run) =>
      typeof value !== 'number' || accepts(value, limit) || site.fail(run, keyword, message(limit));
  };

/** `minimum`, `maximum`, their exclusive forms, and `multipleOf` in exact decimal arithmetic. */
export const numbers: readonly KeywordCompiler[] = [
  numeric(
    'minimum',
    (value, limit) => value >= limit,
    limit => `must be at least ${limit}`,
  ),
  numeric(
    'maximum',
    (value, limit) => value <= limit,
    limit => `must be at most ${limit}`,
  ),
  numeric(
    'exclusiveMinimum',
    (value, limit) => value > limit,
    limit => `must be greater than ${limit}`,
  ),
  numeric(
    'exclusiveMaximum',
    (value, limit) => value < limit,
    limit => `must be less than ${limit}`,
  ),
  numeric(
    'multipleOf',
    isMultipleOf,
    limit => `must be a multiple of ${limit}`,
    limit => limit > 0,
  ),
];
