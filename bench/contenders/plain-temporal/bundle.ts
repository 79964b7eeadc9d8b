import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

/** What the bundle is called in the arena's folder. */
export const BUNDLE = 'plain-temporal.js';

/** Bundles the workflow once for all rounds: it takes seconds, and is no part of what is measured. */
export async function writeBundle(folder: string): Promise<void> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(import.meta.dirname, 'workflow.ts'),
    logger: new DefaultLogger('ERROR'),
  });
  await writeFile(join(folder, BUNDLE), code);
}
