import { cacheFolder, fromCache, intoCache } from './cache.ts';
import { namedByVariable, onPath } from './installed.ts';
import { type Program, TEMPORAL_CLI, TEMPORAL_TEST_SERVER } from './programs.ts';
import { type Source, SOURCES } from './sources.ts';

/** Receives one line for each step. */
export type Progress = (line: string) => void;

/** The path of Temporal's command line; fetched, verified and cached if it is not installed. */
export async function temporalCli(progress: Progress): Promise<string> {
  return findProgram(TEMPORAL_CLI, progress);
}

/** The path of Temporal's time-skipping server; fetched, verified and cached likewise. */
export async function temporalTestServer(progress: Progress): Promise<string> {
  return findProgram(TEMPORAL_TEST_SERVER, progress);
}

/**
 * Finds a program: where its environment variable says, on PATH, in the project's cache, else
 * fetched by the first source that can. Throws if the variable names no program; when all fails,
 * with what was tried, why each failed, and what to install.
 */
export async function findProgram(
  program: Program,
  progress: Progress,
  env: NodeJS.ProcessEnv = process.env,
  sources: readonly Source[] = SOURCES,
): Promise<string> {
  const { title, version } = program;
  const failed: string[] = [];
  const attempt = async <T>(way: string, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      failed.push(`${way}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  };

  const named = await namedByVariable(program, env);
  if (named !== undefined) {
    progress(`${title}: ${named}, as ${program.variable} says`);
    return named;
  }
  failed.push(`${program.variable}: not set`);
  const installed = await attempt('PATH', () => onPath(program, env));
  if (installed) {
    progress(`${title}: ${installed.path} ${installed.version && `(${installed.version})`}`.trim());
    return installed.path;
  }
  const folder = cacheFolder(env);
  const cached = await attempt(`cache ${folder}`, () => fromCache(program, folder));
  if (cached !== undefined) {
    progress(`${title} ${version}: from the cache`);
    return cached;
  }
  if (failed.at(-1)?.endsWith('removed')) progress(`${title}: ${failed.at(-1)}`);

  for (const source of sources) {
    const way = source.title(program);
    progress(`${title} ${version}: fetching by ${way}`);
    const path = await attempt(way, () =>
      intoCache(program, folder, (empty) => source.fetch(program, empty)),
    );
    if (path !== undefined) {
      progress(`${title} ${version}: verified, kept in ${folder}`);
      return path;
    }
    progress(`${title}: not by ${failed.at(-1)}`);
  }
  throw new Error(
    `The ${title} could not be had.\n${failed.map((line) => `  - ${line}`).join('\n')}\n` +
      program.remedy,
  );
}
