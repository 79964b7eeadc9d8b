import { BadConfig, type Config } from '../../config.ts';

/**
 * A virtual world must never write into a real ledger, nor start workflows on a real server: it
 * keeps to a database and a server of its own.
 * @throws BadConfig
 */
export function refuseForVirtualTime({ databaseUrl, temporal }: Config): void {
  const why = 'is set: virtual time runs on servers of its own; unset it';
  const problems = [
    ...(databaseUrl === null ? [] : [`DATABASE_URL ${why}`]),
    ...(temporal.address === null ? [] : [`TEMPORAL_ADDRESS ${why}`]),
  ];
  if (problems.length > 0) throw new BadConfig(problems);
}
