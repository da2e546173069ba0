import fc from 'fast-check';

/**
 * Properties draw the same values at every run, so that a failure means a change. `FUZZ_SEED=<integer>` draws others, and so
 * does a longer run (`FUZZ_RUNS=10000`), which is there to find what is not known yet; fast-check prints the seed of a failure.
 */
const { FUZZ_SEED, FUZZ_RUNS } = process.env;
if (FUZZ_SEED !== undefined || FUZZ_RUNS === undefined) fc.configureGlobal({ seed: Number(FUZZ_SEED ?? 20) });
