import pg from 'pg';

/** Connections at the most: a claim, what begins and what has ended, each on one of its own. */
const CONNECTIONS = 3;

/**
 * A herd falls due in a table whose statistics are hours old, so the planner must not be asked: each
 * statement of the outbox walks its own index, however much is due.
 */
const BY_INDEX = ['seqscan', 'bitmapscan'].map((way) => `-c enable_${way}=off`).join(' ');

/** Where the outbox's short statements run, prepared, beside the client that everything else uses. */
export type OutboxPool = Pick<pg.Pool, 'query'>;

/** @returns the pool, which connects when it is first asked. */
export function outboxPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    ...{ connectionString: url, max: CONNECTIONS, keepAlive: true },
    options: `${BY_INDEX} -c jit=off`,
  });
  // A connection that is lost while it rests is made anew; one that is lost at work fails its statement.
  pool.on('error', () => undefined);
  return pool;
}
