import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { packagesOf, weakOnes, type Advisory } from './audit-lock/check-lock.ts';

/*
 * npm run --silent audit:lock -- [--offline]
 *
 * Looks for packages of package-lock.json in which a weakness is known: by `npm audit` where the registry answers it,
 * and by the list that is kept beside this file, always. Exit: 0 none is known, 1 some are, each is named.
 */

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

const packages = packagesOf(read('../package-lock.json') as Parameters<typeof packagesOf>[0]);
const known = read('audit-lock/advisories.json') as Advisory[];
const asked = process.argv.includes('--offline') ? null : askRegistry();
const weak = weakOnes(packages, known);

for (const { id, name, version, mendedIn } of weak)
  console.log(`${name} ${version}: ${id}, mended in ${mendedIn}`);
for (const line of asked ?? []) console.log(line);
console.log(
  [
    `${packages.length} packages, ${known.length} advisories of the list: ${weak.length} concern them`,
    asked === null
      ? 'npm audit was not asked, or did not answer'
      : `npm audit: ${asked.length} packages with a weakness`,
  ].join('\n'),
);
process.exitCode = weak.length + (asked?.length ?? 0) > 0 ? 1 : 0;

/** What `npm audit` says, a line for each package; null: it does not answer. */
function askRegistry(): string[] | null {
  const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', timeout: 60_000 });
  try {
    const { vulnerabilities } = JSON.parse(stdout) as {
      vulnerabilities?: Record<string, { severity: string; range: string }>;
    };
    if (!vulnerabilities) return null;
    return Object.entries(vulnerabilities).map(
      ([name, { severity, range }]) => `${name} ${range}: ${severity}`,
    );
  } catch {
    return null;
  }
}
