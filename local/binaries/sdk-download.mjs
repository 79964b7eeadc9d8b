// Has Temporal's SDK download a server: node sdk-download.mjs KIND VERSION FOLDER prints the path.
// The SDK downloads only in order to start one, and that takes the process's one Temporal runtime:
// hence a process of its own.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [kind, version, downloadDir] = process.argv.slice(2);
const server = { executable: { type: 'cached-download', version, downloadDir } };
try {
  const environment =
    kind === 'dev-server'
      ? await TestWorkflowEnvironment.createLocal({ server })
      : await TestWorkflowEnvironment.createTimeSkipping({ server });
  await environment.teardown();
  const [name] = await readdir(downloadDir);
  process.stdout.write(join(downloadDir, name));
} catch (error) {
  process.stderr.write(error.message);
  process.exitCode = 1;
}
