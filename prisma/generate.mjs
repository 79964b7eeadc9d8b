// Generates the Prisma client after an install. The generator does not need the schema engine, but
// the CLI insists on having one and would download it; pointing it at any existing file is enough.
// Production does not install the CLI, 170 MB that it needs once: npm fetches it beside the project.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const env = {
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  ...process.env,
};
const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] };

function installed() {
  try {
    return fileURLToPath(import.meta.resolve('prisma-cli/build/index.js'));
  } catch {
    return undefined;
  }
}

function generate() {
  const cli = installed();
  if (cli !== undefined)
    return spawnSync(process.execPath, [cli, 'generate', '--no-hints'], { ...options, env });
  const { devDependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url)));
  const wanted = devDependencies['prisma-cli'].replace(/^npm:/, '');
  const npm = process.env.npm_execpath;
  const [command, first] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  const prisma = ['prisma', 'generate', '--no-hints'];
  const fetched = [
    'exec',
    '--yes',
    '--ignore-scripts',
    '--loglevel=error',
    `--package=${wanted}`,
    '--',
    ...prisma,
  ];
  // An install hands its own settings on; of those, what was left out and where do not concern this one.
  const own = Object.entries(env).filter(
    ([name]) => !/^npm_config_(?:omit|include|production|global)$/i.test(name),
  );
  return spawnSync(command, [...first, ...fetched], { ...options, env: Object.fromEntries(own) });
}

process.exit(generate().status ?? 1);
