import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';

const FOLDER = path.join(import.meta.dirname, '..', 'histories');
const silent = () => undefined;

/** The code of workflows that somebody has changed: `changed` breaks those that run, `patched` does not. */
export async function changedBundle(which: 'changed' | 'patched'): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(FOLDER, which, 'index.ts'),
    logger: {
      ...{ log: silent, trace: silent, debug: silent },
      ...{ info: silent, warn: silent, error: silent },
    },
  });
  return code;
}

/** The same as a file in a folder; its path. */
export async function changedBundleIn(
  folder: string,
  which: 'changed' | 'patched',
): Promise<string> {
  const file = path.join(folder, `${which}.js`);
  await writeFile(file, await changedBundle(which));
  return file;
}
