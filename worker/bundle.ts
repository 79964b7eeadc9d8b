import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type Logger } from '@temporalio/worker';
import { WORKFLOW_SPANS } from './tracing.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = ['workflows', 'domain'];

/**
 * The workflows' bundle, built once per state of its sources and kept under `.duban/`.
 * @param isTraced with what makes a workflow's spans, which others do without.
 * @returns the path of the bundle.
 */
export async function workflowBundle(isTraced = false): Promise<string> {
  const folder = path.join(ROOT, '.duban', 'bundles');
  const file = path.join(folder, `workflows-${fingerprint()}${isTraced ? '-traced' : ''}.js`);
  if (existsSync(file)) return file;
  const said: string[] = [];
  const { code } = await bundleWorkflowCode({
    ...(isTraced && { workflowInterceptorModules: [WORKFLOW_SPANS] }),
    workflowsPath: path.join(ROOT, 'workflows', 'index.ts'),
    logger: { ...silent, error: (message) => void said.push(message) },
  }).catch((error: unknown) => {
    throw new Error(`the workflows could not be bundled:\n${said.join('\n')}`, { cause: error });
  });
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, code);
  renameSync(draft, file);
  return file;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  const sdk = path.join(ROOT, 'node_modules', '@temporalio', 'workflow', 'package.json');
  hash.update(readFileSync(sdk));
  for (const folder of SOURCES)
    for (const name of readdirSync(path.join(ROOT, folder), { recursive: true }).map(String).sort())
      if (name.endsWith('.ts'))
        hash.update(name).update(readFileSync(path.join(ROOT, folder, name)));
  return hash.digest('hex').slice(0, 16);
}

const silent: Logger = {
  log: () => undefined,
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
