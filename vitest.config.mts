import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/host/**', 'test/e2e/**'],
    setupFiles: ['test/support/seed.ts'],
    testTimeout: 60_000,
    // Each worker loads a module once for all of its files: loading them afresh for each was two fifths of the time.
    isolate: false,
    unstubGlobals: true,
    restoreMocks: true,
    // By default one core is left idle: with two, that is half of them.
    maxWorkers: '100%',
    reporters: ['default'],
  },
});
