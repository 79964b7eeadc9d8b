/** Versions of a package in which a weakness is known. */
export interface Advisory {
  id: string;
  name: string;
  /** From this version on; left out: from the first. */
  from?: string;
  /** Mended in this one. */
  below: string;
}

/** A package of the lock file in which one is known. */
export interface Weak {
  id: string;
  name: string;
  version: string;
  mendedIn: string;
}

/** The packages of a lock file (version 3), each of its versions once. */
export function packagesOf(lock: { packages?: Record<string, { version?: string }> }) {
  const named = Object.entries(lock.packages ?? {}).flatMap(([path, { version }]) => {
    const at = path.lastIndexOf('node_modules/');
    if (at < 0 || version === undefined) return [];
    return [{ name: path.slice(at + 'node_modules/'.length), version }];
  });
  return [...new Map(named.map((each) => [`${each.name}@${each.version}`, each])).values()];
}

/** Which packages are in an advisory, and in which version that was mended. */
export function weakOnes(
  packages: readonly { name: string; version: string }[],
  advisories: readonly Advisory[],
): Weak[] {
  return packages.flatMap(({ name, version }) =>
    advisories
      .filter((each) => each.name === name && isBelow(version, each.below))
      .filter(({ from }) => from === undefined || !isBelow(version, from))
      .map(({ id, below }) => ({ id, name, version, mendedIn: below })),
  );
}

/** Whether a version comes before another; what leads up to a version (`1.0.0-rc.1`) comes before it. */
export function isBelow(version: string, other: string): boolean {
  const [a, b] = [numbersOf(version), numbersOf(other)];
  for (const [index, number] of a.entries())
    if (number !== b[index]) return number < (b[index] ?? 0);
  return version.includes('-') && !other.includes('-');
}

const numbersOf = (version: string): number[] =>
  version.split(/[-+]/, 1).flatMap((text) => text.split('.').map(Number));
