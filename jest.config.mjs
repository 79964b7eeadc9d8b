/** @type {import('jest').Config} */
export default {
  testEnvironment: './test/support/environment.mjs',
  testSequencer: './test/support/sequencer.mjs',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic', importSource: 'hono/jsx' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // Whole years and workers that come and go: `npm run test:long`.
  testPathIgnorePatterns: ['/node_modules/', String.raw`\.long\.test\.ts$`],
  testTimeout: 300_000,
  maxWorkers: 2,
  // A worker keeps every test file's modules: past some hundred of them it does little but collect garbage.
  workerIdleMemoryLimit: '1500MB',
  globalSetup: './test/support/global-setup.mjs',
  globalTeardown: './test/support/global-teardown.mjs',
  reporters: ['default', './test/support/summary-reporter.mjs'],
};
