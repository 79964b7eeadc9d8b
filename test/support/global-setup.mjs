import { tsImport } from 'tsx/esm/api';

/**
 * Jest imports this file natively, so TypeScript has to be asked for; the servers live in this, the
 * main process, and global-teardown.mjs stops them.
 */
export default async function setUp() {
  const { startTestRun } = await tsImport('./test-run.ts', import.meta.url);
  globalThis.__dubanTestRun = await startTestRun();
}
