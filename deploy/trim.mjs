// After a production install (`npm ci --omit=dev`): takes away, of the packages that stay, what cannot be
// used here: programs for other platforms, query compilers of other databases, bundles for browsers, and what
// only who writes programs reads (typings, source maps, documents).
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
  ['docx/dist', (name) => /\.(?:iife|umd)\./.test(name)],
  // Of its design only the style sheet is served.
  ['@tabler/core', (name) => name === 'scss'],
  ['@tabler/core/dist', (name) => /^(?:img|js|libs|types)$/.test(name)],
];

/** A whole package that nothing here runs: Prisma's client names it for its typings. */
const UNUSED_PACKAGE = 'typescript';

/** Licences stay with what they license; the maps of the workflows' sandbox make its stack traces readable. */
const isForWriters = ({ name, parentPath }) =>
  /\.(?:d\.[cm]?ts|map|md)$/.test(name) &&
  !/^(?:licen[cs]e|notice|copying)/i.test(name) &&
  !(parentPath.includes('@temporalio') && name.endsWith('.js.map'));

// A developer's install keeps everything.
if (!existsSync(path.join(MODULES, 'prisma-cli'))) {
  for (const [folder, isIdle] of TRIMMED) {
    const place = path.join(MODULES, folder);
    const names = existsSync(place) ? readdirSync(place) : [];
    const idle = names.filter(isIdle);
    // What is not known here stays as it is.
    if (idle.length < names.length)
      for (const name of idle) rmSync(path.join(place, name), { recursive: true });
  }
  rmSync(path.join(MODULES, UNUSED_PACKAGE), { recursive: true, force: true });
  for (const entry of readdirSync(MODULES, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && isForWriters(entry)) rmSync(path.join(entry.parentPath, entry.name));
}
