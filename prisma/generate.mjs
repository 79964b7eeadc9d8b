// Generates the Prisma client after an install. The generator does not need the schema engine, but
// the CLI insists on having one and would download it; pointing it at any existing file is enough.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = fileURLToPath(import.meta.resolve('prisma/build/index.js'));
const env = {
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  ...process.env,
};
const { status } = spawnSync(process.execPath, [cli, 'generate', '--no-hints'], {
  cwd: root,
  env,
  stdio: ['ignore', 'ignore', 'inherit'],
});
process.exit(status ?? 1);
