import pg from 'pg';

/** What Prisma begins a transaction with, and asks for nothing of its answer. */
const BEGIN = 'BEGIN';
const BEGUN = { command: BEGIN, rowCount: null, oid: 0, fields: [], rows: [] };

/**
 * A client that sends what it is asked without waiting for the answers before it. Prisma loads the
 * relations of a row side by side, also on the one client of a transaction; `pg` will take that from
 * its next version on only in this mode. A transaction begins with its first statement, in one message:
 * waiting for BEGIN alone is a third of what a short transaction waits for.
 */
export class PipelinedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    const given = typeof config === 'string' ? { connectionString: config } : config;
    super({ ...given, pipeline: true });
    const send = this.query.bind(this) as (...args: unknown[]) => unknown;
    let held: unknown[] | null = null;
    const sendHeld = (begin: unknown[], args: unknown[]): unknown => {
      const { stream } = (this as unknown as { connection: Wire }).connection;
      stream.cork();
      // Where it fails, what follows it fails as well, and says why.
      void Promise.resolve(send(...begin)).catch(() => undefined);
      const answer = send(...args);
      stream.uncork();
      return answer;
    };
    const query = (...args: unknown[]): unknown => {
      const begin = held;
      held = null;
      if (begin) return sendHeld(begin, args);
      if (!isBegin(args)) return send(...args);
      held = args;
      return Promise.resolve(BEGUN);
    };
    this.query = query as pg.Client['query'];
  }
}

/** Of a client of `pg`: where it writes. */
interface Wire {
  stream: { cork(): void; uncork(): void };
}

/** The pool's own queries have a callback, and are never held. */
const isBegin = (args: unknown[]): boolean =>
  args.length === 1 && (args[0] as { text?: unknown } | null)?.text === BEGIN;
