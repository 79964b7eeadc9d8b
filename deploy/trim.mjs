// After a production install (`npm ci --omit=dev`): takes away, of the packages that stay, what cannot be
// used here: programs for other platforms, query compilers of other databases, bundles for browsers.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const MODULES = fileURLToPath(new URL('../node_modules', import.meta.url));
const ARCHES = { x64: 'x86_64', arm64: 'aarch64' };
const SYSTEMS = { linux: 'linux', darwin: 'apple', win32: 'windows' };

/** What is taken away of a folder, by name. */
const TRIMMED = [
  [
    '@temporalio/core-bridge/releases',
    (name) =>
      !name.startsWith(ARCHES[process.arch] ?? '') ||
      !name.includes(SYSTEMS[process.platform] ?? ''),
  ],
  ['@temporalio/core-bridge', (name) => name === 'sdk-core' || name === 'target'],
  [
    '@prisma/client/runtime',
    (name) => /\.(?:mysql|sqlite|sqlserver|cockroachdb)\.|\.map$/.test(name),
  ],
  ['echarts', (name) => name === 'dist'],
  ['docx', (name) => name === 'docs'],
];

// A developer's install keeps everything.
if (!existsSync(path.join(MODULES, 'prisma-cli')))
  for (const [folder, isIdle] of TRIMMED) {
    const place = path.join(MODULES, folder);
    const names = existsSync(place) ? readdirSync(place) : [];
    const idle = names.filter(isIdle);
    // What is not known here stays as it is.
    if (idle.length < names.length)
      for (const name of idle) rmSync(path.join(place, name), { recursive: true });
  }
